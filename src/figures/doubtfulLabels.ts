import {tags} from "../components/tags.js";
import {garment} from "../components/garment.js";
import {notRecorded} from "../components/notRecorded.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {className, classNames, pluralName} from "../lib/classNames.js";
import {count, percent} from "../lib/format.js";
import {countWord} from "../lib/seedWords.js";
import {givenCounts, isTop, knownErrors, topShare} from "../lib/labelDoubts.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures} from "./figure.js";

const {em, li, p, span, ul} = tags;

type Doubt = Row<"label-errors">;

/** Images of each class where all classes are shown. */
const shownOfEach = 5;

type Data = Pick<Tables, "labelErrors" | "labelErrorJoint" | "variants" | "sheets">;

interface Options extends Pictures {
  /** The class that is shown. */
  readonly label: number | "all";
}

/** What can be shown, by what it is called: all classes, or one. */
export const doubtedClasses: ReadonlyMap<string, number | "all"> = new Map<string, number | "all">([
  ["All", "all"],
  ...classNames.map((name, label) => [name, label] as const)
]);

/** The training images whose labels are doubted most, class by class. */
export function doubtfulLabels(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "doubtful-labels",
      title: title(data, options),
      caption:
        "Training images whose given class the networks find least probable, most doubtful first, with the class suggested.",
      how: "Framed: called wrong in an earlier publication, with the rank in the class. In italics: doubted, but not counted as mislabelled.",
      method: caption(data),
      numbers: {
        columns: [
          "Given class",
          "Rank",
          "Training image",
          "Suggested class",
          "Probability of the given class",
          "Counted as mislabelled",
          "Called wrong before"
        ],
        rows: data.labelErrors.map((row) => [
          className(row.label),
          row.rank,
          row.example,
          className(row.suggestion),
          probability(row.selfConfidence),
          row.isSuspect ? "yes" : "no",
          row.isKnown ? "yes" : "no"
        ])
      },
      tables: ["label-errors", "label-error-joint", "variants", "sheets"]
    },
    draw(data, options)
  );
}

function title(tables: Data, {label}: Options): string {
  if (tables.labelErrors.length === 0) return `The labels that networks doubt most are ${notRecordedYet}`;
  if (label !== "all") return `Whether these are ${pluralName(label)} our networks doubt most`;
  const known = knownErrors(tables);
  const top = known.filter((row) => isTop(row, tables));
  if (top.length === 0 || top.length < known.length)
    return `${top.length} of ${known.length} labels called wrong before ${top.length === 1 ? "is" : "are"} among the most doubted`;
  return `All ${countWord(known.length)} labels called wrong before are among the most doubted`;
}

function caption(tables: Data): string {
  const known = knownErrors(tables);
  const topCount = known.filter((row) => isTop(row, tables)).length;
  const networkCount = tables.variants.filter(({group, seedCount}) => group === "fold" && seedCount > 0).length;
  const networks = networkCount > 0 ? `${networkCount} CNNs` : "CNNs";
  return `Confident learning (Northcutt et al. 2021) with ${networks}, each asked only about images that it was not trained on. The six framed labels are from Müller and Markert (2019); four of them are in cleanlab’s tutorial too. Of these six, ${topCount} are among the ${percent(topShare, 0)} most doubted of their class. Choose a class to see more of its images; the data has all.`;
}

function draw(tables: Data, options: Options): Element {
  if (tables.labelErrors.length === 0) return notRecorded("Doubtful labels");
  const {label: chosen} = options;
  if (chosen !== "all")
    return ul({class: "doubts doubts-one"}, classLine(chosen, rowsOf(tables, chosen), tables, options));
  const lines = classNames.map((_, label) => {
    const rows = rowsOf(tables, label).filter(({isKnown}, i) => i < shownOfEach || isKnown);
    return classLine(label, rows, tables, options);
  });
  return ul({class: "doubts"}, lines);
}

function classLine(label: number, rows: readonly Doubt[], tables: Data, options: Options): HTMLElement {
  const givenCount = givenCounts(tables)[label]!;
  const images = rows.map((row) => doubt(row, givenCount, tables, options));
  return li({}, p({class: "doubts-class"}, className(label)), ul({class: "doubts-images"}, images));
}

function doubt(
  {example, rank, suggestion, isSuspect, isKnown, sheet, cell}: Doubt,
  givenCount: number,
  {sheets}: Pick<Tables, "sheets">,
  {images, label: chosen}: Options
): HTMLElement {
  const before = isKnown ? ", called wrong before" : "";
  const label = `Training image ${example}, rank ${rank} of ${count(givenCount)}${before}`;
  const image = garment(sheetsByName(sheets).get(sheet)!, cell, {images, label});
  return li(
    {class: isKnown ? "known" : undefined},
    image,
    isSuspect ? span({}, className(suggestion)) : em({}, className(suggestion)),
    chosen !== "all" ? span({class: "doubt-number"}, `no. ${example}`) : undefined,
    isKnown ? span({class: "doubt-known"}, `rank ${rank}`) : undefined
  );
}

function rowsOf({labelErrors: rows}: Pick<Tables, "labelErrors">, label: number): Doubt[] {
  return rows.filter((row) => row.label === label).sort((a, b) => a.rank - b.rank);
}

/** A probability that may be tiny. */
function probability(value: number): string {
  return value < 0.001 ? `less than ${percent(0.001)}` : percent(value);
}
