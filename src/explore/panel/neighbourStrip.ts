import {tags} from "../../components/tags.js";
import {className} from "../../lib/classNames.js";
import {count, fixed} from "../../lib/format.js";
import type {Columns} from "../../lib/columns.js";
import type {Garments} from "../images/garments.js";

const {h3, li, p, section, span, ul} = tags;

/** The training images nearest to a test image in the CNN's last hidden layer, with the labels they carry. */
export function neighbourStrip(
  columns: Columns<"neighbours">,
  image: number,
  label: number,
  {garments}: {readonly garments: Garments}
): HTMLElement {
  const cell = columns.cell[image]!;
  const length = columns.neighbours.length / columns.example.length;
  const items = Array.from({length}, (_, i) => {
    const [neighbour, itsLabel] = [
      columns.neighbours[length * image + i]!,
      columns.neighbourLabels[length * image + i]!
    ];
    const name = className(itsLabel);
    return li(
      {class: itsLabel === label ? undefined : "other-label"},
      garments.cell(columns.sheet[image]!, cell + i, `Training image ${neighbour}`),
      span({}, name),
      span({class: "panel-detail"}, fixed(columns.distances[length * image + i]!, 1))
    );
  });
  const same = items.filter((item) => !item.classList.contains("other-label")).length;
  return section(
    {class: "panel-part", "aria-label": "Nearest training images"},
    h3({}, "Nearest training images"),
    ul({class: "neighbours", role: "list"}, items),
    p(
      {class: "panel-note"},
      `By distance, below each name, in the CNN’s last hidden layer. ${count(same)} of ${length} carry this image’s label.`
    )
  );
}
