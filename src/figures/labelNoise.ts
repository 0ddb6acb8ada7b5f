import {tags} from "../components/tags.js";
import {notRecorded} from "../components/notRecorded.js";
import {className, classNames, pluralName} from "../lib/classNames.js";
import {count, fixed, percent} from "../lib/format.js";
import {doubtedOf, doubtedPairs} from "../lib/labelDoubts.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import {fixedCell, type Numbers} from "./numbers.js";

const {div, span, table, tbody, td, th, thead, tr} = tags;

type Pair = Row<"label-error-joint">;

type Data = Pick<Tables, "labelErrorJoint">;

/** Given against suggested classes of the training images. */
export function labelNoise(data: Data): HTMLElement {
  return figure(
    {
      name: "label-noise",
      title: title(data),
      caption: `Training images by the class given to them (rows) and the one suggested (columns), estimated by confident learning (Northcutt et al. 2021): the images that a network assigns with confidence, scaled to all of the given class (n = ${count(doubtedOf(data).all)}). The shade counts what is off the diagonal. Networks confuse these classes themselves, so the estimate holds errors of theirs as well.`,
      numbers: numbers(data),
      tables: ["label-error-joint"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const [largest] = doubtedPairs(tables);
  if (largest === undefined) return `How many labels are wrong, by estimate, is ${notRecordedYet}`;
  const {doubted, all} = doubtedOf(tables);
  return `By estimate ${count(Math.round(doubted))} of ${count(all)} training labels are wrong (${percent(doubted / all)}), most often ${pluralName(largest.suggestion)} labelled ${className(largest.label)}`;
}

function numbers(tables: Data): Numbers {
  const columns = ["Given class", "Suggested class", "Estimated images", "Assigned with confidence"];
  const rows = tables.labelErrorJoint.map((row) => {
    return [className(row.label), className(row.suggestion), fixedCell(row.estimatedCount, 1), row.confidentCount];
  });
  return {columns, rows};
}

function draw(tables: Data): Element {
  if (tables.labelErrorJoint.length === 0) return notRecorded("The estimates");
  const frame = {class: "table-frame", tabindex: 0, role: "region", "aria-label": "Given and suggested classes"};
  return div({class: "confusion joint"}, div(frame, matrix(tables)));
}

function matrix(tables: Data): HTMLElement {
  const byCell = new Map(tables.labelErrorJoint.map((row) => [10 * row.label + row.suggestion, row]));
  const largest = Math.max(1, doubtedPairs(tables)[0]?.estimatedCount ?? 0);
  const head = classNames.map((name) => th({scope: "col"}, span({class: "column-name"}, name)));
  const body = classNames.map((name, label) => {
    const cells = classNames.map((_, suggestion) => pairCell(byCell.get(10 * label + suggestion), largest));
    return tr({}, th({scope: "row"}, name), ...cells);
  });
  return table({}, thead({}, tr({}, td({class: "corner"}, "given ↓ suggested →"), ...head)), tbody({}, ...body));
}

function pairCell(pair: Pair | undefined, largest: number): HTMLElement {
  const estimate = pair?.estimatedCount ?? 0;
  const isHit = pair !== undefined && pair.label === pair.suggestion;
  const kind = isHit ? "hit" : estimate === 0 ? "none" : "error";
  const strength = isHit ? 0 : Math.sqrt(estimate / largest);
  return td({class: kind, style: `--strength:${strength.toFixed(3)}`}, rounded(estimate));
}

/** An estimate as a whole number; some, but less than a half, as such. */
function rounded(estimate: number): string {
  return estimate > 0 && estimate < 0.5 ? "< 1" : fixed(estimate, 0);
}
