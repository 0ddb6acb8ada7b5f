import {tags} from "../../components/tags.js";
import {dataAlert} from "../../page/dataAlert.js";
import {cellLevels} from "../images/sheetPictures.js";
import type {Garments} from "../images/garments.js";
import type {TestImages} from "../images/testImages.js";

const {a, button, div, h3, p, section} = tags;

const title = "Inside the networks";

/** A way into both networks, which run on the image in the reader's browser once that is asked for. */
export function modelPart(images: TestImages, image: number, {garments}: {readonly garments: Garments}): HTMLElement {
  const place = div({});
  const look = button({type: "button"}, "Look inside") as HTMLButtonElement;
  look.addEventListener("click", () => {
    if (place.hasAttribute("aria-busy")) return;
    place.setAttribute("aria-busy", "true");
    void inside(images, image, garments)
      .then((made) => {
        place.replaceChildren(made);
        made.querySelector("summary")!.focus({preventScroll: true});
        look.remove();
      })
      .catch((error: unknown) => {
        place.replaceChildren(dataAlert(error, "The networks cannot be looked into."));
      })
      .finally(() => place.removeAttribute("aria-busy"));
  });
  const note = p(
    {class: "panel-note"},
    "Both networks can run here, on this image: where they look, what each layer gives. Or ",
    a({href: `./try.html?image=${image}`}, "draw on it and see them change their minds"),
    "."
  );
  return section({class: "panel-part", "aria-label": title}, h3({}, title), note, look, place);
}

async function inside(images: TestImages, image: number, garments: Garments): Promise<HTMLElement> {
  const [{insideView}, {picture, cell}] = await Promise.all([
    import("../../modelView/insideView.js"),
    garments.load(image)
  ]);
  const shown = {label: (one: number) => images.labels[one]!, picture: garments.testImage};
  return insideView({pixels: cellLevels(picture, cell), testImage: image}, shown);
}
