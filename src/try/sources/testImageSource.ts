import {elements} from "../../components/elements.js";
import {classNames, commonName} from "../../lib/classNames.js";
import {testImageData, type TestImageData} from "./testImageData.js";

/** A test image that was asked for. */
export interface ChosenImage {
  readonly image: number;
  readonly label: number;
  readonly pixels: Uint8Array;
}

export interface TestImageOptions {
  readonly document: Document;
  readonly onImage: (chosen: ChosenImage) => void;
  /** Told where an image cannot be had. */
  readonly onError: (error: unknown) => void;
}

/** Ways to a test image: by its number, a random one of a class, a random one that both networks get wrong. */
export interface TestImageSource {
  readonly element: HTMLElement;
  /** Shows an image by its number. */
  choose(image: number): Promise<void>;
}

const lastImage = 9999;

export function testImageSource({document, onImage, onError}: TestImageOptions): TestImageSource {
  const {fieldset, legend, label, input, select, option, div} = elements(document);
  const number = input({
    type: "number",
    min: 0,
    max: lastImage,
    step: 1,
    placeholder: "0 to 9,999"
  }) as HTMLInputElement;
  const ofClass = select(
    {},
    option({value: ""}, "any class"),
    classNames.map((name, value) => option({value}, name))
  ) as HTMLSelectElement;
  const choose = async (find: (data: TestImageData) => number): Promise<void> => {
    try {
      const data = await testImageData(document);
      const image = find(data);
      onImage({image, label: data.images.labels[image]!, pixels: await data.pixels(image)});
      number.value = String(image);
    } catch (error) {
      onError(error);
    }
  };
  number.addEventListener("change", () => {
    if (number.value !== "" && number.validity.valid) void choose(() => Number(number.value));
    else number.reportValidity();
  });
  const atRandom = (isWanted: (data: TestImageData, image: number) => boolean) => (): void =>
    void choose((data) => randomImage(data, (image) => isWanted(data, image)));
  const isOfClass = ({images}: TestImageData, image: number): boolean =>
    ofClass.value === "" || images.labels[image] === Number(ofClass.value);
  const element = fieldset(
    {class: "source"},
    legend({}, "A test image"),
    div(
      {class: "source-fields"},
      label({class: "source-field"}, "Number", number),
      label({class: "source-field"}, "Class", ofClass),
      button("At random", atRandom(isOfClass), document),
      button(
        "One both get wrong",
        atRandom((data, image) => isOfClass(data, image) && isWrong(data, image)),
        document
      )
    )
  );
  return {element, choose: (image) => choose(() => image)};
}

function isWrong({images: {labels, predictions}}: TestImageData, image: number): boolean {
  return predictions.ann[image] !== labels[image] && predictions.cnn[image] !== labels[image];
}

/** @throws RangeError if there is no such image */
function randomImage({images}: TestImageData, isWanted: (image: number) => boolean): number {
  const wanted = Array.from({length: images.count}, (_, image) => image).filter(isWanted);
  const image = wanted[Math.floor(Math.random() * wanted.length)];
  if (image === undefined) throw new RangeError("no such test image: expected at least one, got none");
  return image;
}

/** What is known of a test image, as words. */
export function testImageWords({image, label}: Pick<ChosenImage, "image" | "label">): string {
  return `Test image ${image}, labelled ${commonName(label)}`;
}

function button(text: string, act: () => void, document: Document): HTMLElement {
  const made = elements(document).button({type: "button"}, text);
  made.addEventListener("click", act);
  return made;
}
