import {tags} from "../components/tags.js";
import {garment} from "../components/garment.js";
import {notRecorded} from "../components/notRecorded.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {list} from "../lib/format.js";
import {kindNames, settingOf} from "../lib/robustness.js";
import {capitalised, countOf} from "../lib/seedWords.js";
import {corruptionKinds} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type FigureLinks, type Pictures} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {div, p, span} = tags;

type Corruption = Row<"corruptions">;

const nothing = "There are no corrupted images to show yet";

type Data = Pick<Tables, "corruptions" | "sheets">;

/** What the corruptions do: some test images at every strength. */
export function corruptedImages(data: Data, options: Pictures): HTMLElement {
  return figure(
    {
      name: "corrupted-images",
      title: title(data),
      caption: `${capitalised(countOf(examplesOf(data.corruptions).length, "test image"))} at the five strengths, rising to the right; beneath each column what the strength sets. Noise, the direction of shifts and rotations, and the place of the square are drawn at random with a seed, anew for each image and strength.`,
      numbers: numbers(data),
      tables: ["corruptions", "sheets"],
      links: links(data)
    },
    draw(data, options)
  );
}

function title({corruptions: rows}: Data): string {
  if (rows.length === 0) return nothing;
  const kinds = corruptionKinds.filter((kind) => rows.some((row) => row.kind === kind));
  return `What the networks saw: ${countOf(kinds.length, "kind")} of corruption, from hardly visible to hard`;
}

function numbers({corruptions: rows}: Data): Numbers {
  const settings = rows.filter(({example}) => example === examplesOf(rows)[0]);
  return {
    columns: ["Corruption", "Strength", "Setting"],
    rows:
      settings.length === 0
        ? [["All", "", "not recorded yet"]]
        : settings.map(({kind, strength}) => [
            capitalised(kindNames[kind]),
            strength,
            settingOf({corruptions: rows}, kind, strength)
          ])
  };
}

function links({corruptions: rows}: Data): FigureLinks {
  return {
    lead: "The images as they are",
    links: examplesOf(rows).map((example) => ({text: `test image ${example}`, href: `./explore.html?image=${example}`}))
  };
}

function draw(tables: Data, options: Pictures): Element {
  if (tables.corruptions.length === 0) return notRecorded("Corrupted images");
  return div(
    {class: "corruptions"},
    corruptionKinds.map((kind) => {
      const rows = tables.corruptions.filter((row) => row.kind === kind);
      return panel(kind, rows, tables, options);
    })
  );
}

/** A kind: a line of images for each garment, a column for each strength. */
function panel(kind: Corruption["kind"], rows: readonly Corruption[], {sheets}: Data, {images}: Pictures): HTMLElement {
  const sheetNamed = sheetsByName(sheets);
  const ordered = rows.toSorted((a, b) => a.example - b.example || a.strength - b.strength);
  const pictures = ordered.map(({example, strength, sheet, cell}) =>
    garment(sheetNamed.get(sheet)!, cell, {
      images,
      label: `Test image ${example}, ${kindNames[kind]}, strength ${strength}`
    })
  );
  const values = ordered
    .filter(({example}) => example === ordered[0]!.example)
    .map(({value}) => span({class: "corruption-value"}, String(Number(value.toFixed(2)))));
  return div(
    {class: "corruption"},
    p({}, capitalised(kindNames[kind])),
    p({class: "corruption-setting"}, parameterText(rows)),
    div({class: "corruption-images"}, pictures, values)
  );
}

function parameterText(rows: readonly Corruption[]): string {
  return list([...new Set(rows.map(({parameter}) => parameter))]);
}

function examplesOf(rows: readonly Corruption[]): number[] {
  return [...new Set(rows.map(({example}) => example))].sort((a, b) => a - b);
}
