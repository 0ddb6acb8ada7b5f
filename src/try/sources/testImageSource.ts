import {tags} from "../../components/tags.js";
import {classNames, commonName} from "../../lib/classNames.js";
import {models} from "../../lib/schemas/vocabulary.js";
import {testImageData, type TestImageData} from "./testImageData.js";

const {button, div, fieldset, input, label, legend, option, select} = tags;

/** A test image that was asked for. */
export interface ChosenImage {
  readonly image: number;
  readonly label: number;
  readonly pixels: Uint8Array;
}

export interface TestImageOptions {
  /** Told that the reader chooses. @returns whether that is still the latest choice */
  readonly begin: () => () => boolean;
  readonly onImage: (chosen: ChosenImage) => void;
  /** Told where an image cannot be had. */
  readonly onError: (error: unknown) => void;
}

const lastImage = 9999;

/** Ways to a test image: by its number, a random one of a class, a random one that both networks get wrong. */
export class TestImageSource {
  readonly element: HTMLElement;
  readonly #options: TestImageOptions;
  readonly #number: HTMLInputElement;
  readonly #class: HTMLSelectElement;

  constructor(options: TestImageOptions) {
    const numbers = {type: "number", min: 0, max: lastImage, step: 1, placeholder: "0 to 9,999"};
    const classes = classNames.map((name, value) => option({value}, name));
    this.#options = options;
    this.#number = input(numbers) as HTMLInputElement;
    this.#class = select({}, option({value: ""}, "any class"), classes) as HTMLSelectElement;
    const random = button({type: "button"}, "At random");
    const wrong = button({type: "button"}, "One both get wrong");
    this.#number.addEventListener("change", () => this.#chooseNumber());
    random.addEventListener("click", () => void this.#chooseRandom(() => true));
    wrong.addEventListener("click", () => void this.#chooseRandom(isWrong));
    this.element = fieldset(
      {class: "source"},
      legend({}, "A test image"),
      div(
        {class: "source-fields"},
        label({class: "source-field"}, "Number", this.#number),
        label({class: "source-field"}, "Class", this.#class),
        random,
        wrong
      )
    );
  }

  /** Shows an image by its number. */
  choose(image: number): Promise<void> {
    return this.#choose(() => image);
  }

  /** Names the image that is shown; none where it is no test image as it is. */
  name(image: number | undefined): void {
    this.#number.value = image === undefined ? "" : String(image);
  }

  #chooseNumber(): void {
    if (this.#number.value !== "" && this.#number.validity.valid) void this.choose(Number(this.#number.value));
    else this.#number.reportValidity();
  }

  #chooseRandom(isWanted: (data: TestImageData, image: number) => boolean): Promise<void> {
    const {value} = this.#class;
    return this.#choose((data) => {
      const isOfClass = (image: number): boolean => value === "" || data.images.labels[image] === Number(value);
      return randomImage(data, (image) => isOfClass(image) && isWanted(data, image));
    });
  }

  async #choose(find: (data: TestImageData) => number): Promise<void> {
    const isLatest = this.#options.begin();
    try {
      const data = await testImageData();
      const image = find(data);
      const pixels = await data.pixels(image);
      if (isLatest()) this.#options.onImage({image, label: data.images.labels[image]!, pixels});
    } catch (error) {
      if (isLatest()) this.#options.onError(error);
    }
  }
}

function isWrong({images: {labels, report}}: TestImageData, image: number): boolean {
  return models.every((model) => report[model].predictions[image] !== labels[image]);
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
