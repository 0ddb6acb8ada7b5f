import {tags} from "../../components/tags.js";
import {dataAlert} from "../../page/dataAlert.js";
import {cellLevels} from "../images/sheetPictures.js";
import type {Garments} from "../images/garments.js";
import type {TestImages} from "../images/testImages.js";

const {a, button, div, h3, p, section} = tags;

const title = "Inside the networks";

/** Whether a reader looks inside, and what they have unfolded there: kept from image to image. */
export interface InsideMemory {
  isLooking: boolean;
  readonly unfolded: Set<string>;
}

export interface ModelPartOptions {
  readonly garments: Garments;
  readonly memory: InsideMemory;
}

/** A way into both networks, which run on the image in the reader's browser once that is asked for. */
export function modelPart(images: TestImages, image: number, {garments, memory}: ModelPartOptions): HTMLElement {
  const place = div({});
  const look = button({type: "button"}, "Look inside") as HTMLButtonElement;
  const fill = async (): Promise<void> => {
    if (place.hasAttribute("aria-busy")) return;
    place.setAttribute("aria-busy", "true");
    try {
      const made = await inside(images, image, garments);
      unfold(made, memory);
      const hadFocus = document.activeElement === look;
      place.replaceChildren(made);
      if (hadFocus) made.querySelector("summary")!.focus({preventScroll: true});
      look.remove();
      memory.isLooking = true;
    } catch (error) {
      place.replaceChildren(dataAlert(error, "The networks cannot be looked into.", () => void fill()));
    } finally {
      place.removeAttribute("aria-busy");
    }
  };
  look.addEventListener("click", () => void fill());
  if (memory.isLooking) void fill();
  const note = p(
    {class: "panel-note"},
    "Both networks can run here, on this image: where they look, what each layer gives. Or ",
    a({href: `./try.html?image=${image}`}, "draw on it and see them change their minds"),
    "."
  );
  return section({class: "panel-part", "aria-label": title}, h3({}, title), note, look, place);
}

/** Unfolds the sections that were unfolded before, and keeps to what the reader does with them. */
function unfold(made: HTMLElement, {unfolded}: InsideMemory): void {
  for (const part of Array.from(made.querySelectorAll<HTMLDetailsElement>(".why-part"))) {
    const name = part.querySelector("summary")!.textContent;
    part.open = unfolded.has(name);
    part.addEventListener("toggle", () => unfolded[part.open ? "add" : "delete"](name));
  }
}

async function inside(images: TestImages, image: number, garments: Garments): Promise<HTMLElement> {
  const [{insideView}, {picture, cell}] = await Promise.all([
    import("../../modelView/insideView.js"),
    garments.load(image)
  ]);
  const shown = {label: (one: number) => images.labels[one]!, picture: garments.testImage};
  return insideView({pixels: cellLevels(picture, cell), testImage: image}, shown);
}
