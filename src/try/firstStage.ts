import {garment, type Images} from "../components/garment.js";
import {tags} from "../components/tags.js";
import {commonName} from "../lib/classNames.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {answer} from "../modelView/answer.js";
import {dareOf, predictionOf, type Starter} from "./starters.js";

const {a, div, p} = tags;

export interface FirstTables {
  readonly starters: readonly Starter[];
  readonly sheets: readonly Row<"sheets">[];
}

/**
 * What a reader sees before any script has run, and where none runs: a garment, what both networks say of it, and others
 * to begin with. The playground takes its place.
 */
export function firstStage({starters, sheets}: FirstTables, {images}: {readonly images: Images}): HTMLElement {
  const sheet = sheets.find(({sheet: name}) => name === "starters")!;
  const [first] = starters as readonly [Starter, ...Starter[]];
  const shown = answer();
  shown.update(predictionOf(first), first.label);
  return div(
    {class: "try try-first"},
    div(
      {class: "try-stage"},
      div(
        {class: "try-head"},
        p({class: "try-origin"}, `Test image ${first.example}, labelled ${commonName(first.label)}.`),
        p({class: "try-dare"}, dareOf(first.label))
      ),
      div({class: "try-verdict"}, shown.verdict),
      div({class: "pixel-ground"}, garment(sheet, first.cell, {images, label: `A ${commonName(first.label)}`})),
      div({class: "try-answer"}, shown.table),
      div(
        {class: "starters"},
        starters.map(({example, label, cell}) =>
          a(
            {class: "starter", href: `./try.html?image=${example}`},
            garment(sheet, cell, {images, label: `Test image ${example}, ${commonName(label)}`})
          )
        )
      )
    )
  );
}
