import {elements} from "../../components/elements.js";
import {className} from "../../lib/classNames.js";
import {count, fixed} from "../../lib/format.js";
import {placesOf} from "../images/testImages.js";
import type {Shown} from "../shown.js";

const pageLength = 15;

/** The selected images and their places as a table, some at a time: the map for those who do not see it. */
export interface MapTwin {
  readonly element: HTMLElement;
  update(shown: Shown): void;
}

export function mapTwin(document: Document): MapTwin {
  const {details, summary, div, p, button, table, thead, tbody, tr, th, td} = elements(document);
  let page = 0;
  let shown: Shown | undefined;
  const rows = tbody({});
  const standing = p({role: "status"});
  const columns = ["Image", "True class", "ANN", "CNN", "Across", "Upwards"];
  const turn = (by: number): void => {
    page += by;
    fill();
  };
  const [previous, next] = [button({type: "button"}, "Previous"), button({type: "button"}, "Next")];
  previous.addEventListener("click", () => turn(-1));
  next.addEventListener("click", () => turn(1));
  const fill = (): void => {
    if (shown === undefined || !element.open) return;
    const {images, view, selection} = shown;
    const {x, y} = placesOf(images, view.layout);
    const last = Math.max(0, Math.ceil(selection.length / pageLength) - 1);
    page = Math.max(0, Math.min(last, page));
    const part = selection.subarray(page * pageLength, (page + 1) * pageLength);
    rows.replaceChildren(
      ...Array.from(part, (image) => {
        const names = [images.labels, images.predictions.ann, images.predictions.cnn].map((of) =>
          className(of[image]!)
        );
        const values = [...names, fixed(x[image]!, 2), fixed(y[image]!, 2)];
        return tr({}, th({scope: "row"}, String(image)), ...values.map((value) => td({}, value)));
      })
    );
    standing.textContent = `${count(page * pageLength + 1)} to ${count(page * pageLength + part.length)} of ${count(selection.length)}`;
    previous.setAttribute("aria-disabled", String(page === 0));
    next.setAttribute("aria-disabled", String(page === last));
  };
  const head = columns.map((name) => th({scope: "col"}, name));
  const element = details(
    {class: "map-twin"},
    summary({}, "Selection as a table"),
    div(
      {class: "table-frame", tabindex: 0, role: "region", "aria-label": "Selected images and their places on the map"},
      table({"aria-label": "Selected images and their places on the map"}, thead({}, tr({}, head)), rows)
    ),
    div({class: "twin-turn"}, previous, next, standing)
  ) as HTMLDetailsElement;
  element.addEventListener("toggle", fill);
  return {
    element,
    update(latest) {
      if (latest.selection !== shown?.selection) page = 0;
      shown = latest;
      fill();
    }
  };
}
