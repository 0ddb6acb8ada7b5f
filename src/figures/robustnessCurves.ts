import * as Plot from "@observablehq/plot";
import {greatest, group, max} from "d3";
import {acrossAxis} from "../components/axes.js";
import {garment} from "../components/garment.js";
import {modelScale} from "../components/modelLegend.js";
import {notRecorded} from "../components/notRecorded.js";
import {panelName, panelPlace, type PanelPlace} from "../components/panelGrid.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {tags} from "../components/tags.js";
import {modelDash, modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {fixed, percent} from "../lib/format.js";
import type {Interval} from "../lib/interval.js";
import {kindNames, robustnessBands, robustnessByKind, settingOf, type RobustnessBand} from "../lib/robustness.js";
import {capitalised, countOf, countWord, seedsOfBoth} from "../lib/seedWords.js";
import {corruptionKinds, models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type FigureLinks, type Pictures, type Room} from "./figure.js";
import {exact, intervalCell, type Numbers} from "./numbers.js";

const nothing = "No run’s accuracy on corrupted images is recorded yet";

const {div, li, p, s, span, strong, ul} = tags;

type Data = Pick<Tables, "runs" | "robustness" | "corruptions" | "sheets">;

interface Options extends Room, Pictures {
  /** The corruption that is looked at. */
  readonly kind: Kind;
  /** From 1 to 5. */
  readonly strength: number;
}

type Kind = (typeof corruptionKinds)[number];

/** Accuracy on corrupted test images by kind and strength, both models over their seeds, and what such images look like. */
export function robustnessCurves(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "robustness-curves",
      title: title(data),
      caption: `Accuracy on the 10,000 test images by kind and strength of corruption (0: none); ${seedsUsed(data)}.`,
      how: "The line is the mean over the seeds, the band its 95% t interval; the ANN's line is dashed. The upright line stands at the strength that you choose. The garments show what the networks see at that strength and what this build's two say of each, struck out where wrong: noise, the direction of shifts and rotations and the place of the square are drawn at random with a seed.",
      method,
      numbers: numbers(data),
      tables: ["runs", "robustness", "corruptions", "sheets"],
      links: links(data)
    },
    draw(data, options),
    looking(data, options)
  );
}

function title(tables: Data): string {
  const kinds = robustnessByKind(tables);
  if (kinds.length === 0) return nothing;
  const behind = kinds.filter(({verdict}) => verdict === -1);
  const ahead = kinds.filter(({verdict}) => verdict === 1);
  if (ahead.length + behind.length === 0) return "Under no kind of corruption do the models differ significantly";
  const [more, less] = [ahead, behind].map(({length}) => (length === 0 ? "none" : countWord(length)));
  return `Of ${countOf(kinds.length, "corruption")} the CNN is ahead under ${more}, behind under ${less}`;
}

function seedsUsed(tables: Data): string {
  const [ann, cnn] = models.map((model) => bandsOf(tables).find((band) => band.model === model)?.seedCount ?? 0);
  return seedsOfBoth(ann!, cnn!);
}

const method = `Who is ahead under a kind goes by the mean over the five strengths: paired t test over the seeds that both have, at 5% after Holm’s correction for ${corruptionKinds.length} kinds. No network was trained on corrupted images, and the strengths were chosen by eye.`;

function links({corruptions: rows}: Data): FigureLinks {
  return {
    lead: "The images as they are",
    links: examplesOf(rows).map((example) => ({text: `test image ${example}`, href: `./explore.html?image=${example}`}))
  };
}

function examplesOf(rows: readonly Row<"corruptions">[]): number[] {
  return [...new Set(rows.map(({example}) => example))].sort((a, b) => a - b);
}

/** Some garments at the strength that is looked at, and what both models make of all images like these. */
function looking(tables: Data, {kind, strength, images}: Options): Element {
  const sheets = sheetsByName(tables.sheets);
  const rows = tables.corruptions.filter((row) => row.kind === kind && row.strength === strength);
  const pictures = rows.map((row) => {
    const {example, sheet, cell} = row;
    const label = `Test image ${example}, ${kindNames[kind]}, strength ${strength}`;
    return li(
      {},
      garment(sheets.get(sheet)!, cell, {images, size: 84, label}),
      models.map((model) => answer(row, model))
    );
  });
  const said = bandsOf(tables)
    .filter((band) => band.kind === kind && band.strength === strength)
    .map(({model, name, mean}) => p({class: `corrupted-${model}`}, strong({}, `${name} ${percent(mean / 100)}`)));
  const setting = settingOf(tables, kind, strength);
  const words = p({}, `${capitalised(kindNames[kind])}, strength ${strength}${setting === "" ? "" : `: ${setting}`}`);
  return div(
    {class: "corrupted"},
    ul({class: "corrupted-images", role: "list"}, pictures),
    div({class: "corrupted-words"}, words, ...said)
  );
}

/** What a network says of a corrupted garment and how sure it is; struck out where it is wrong. */
function answer(row: Row<"corruptions">, model: Model): HTMLElement {
  const prediction = row[`${model}Prediction`];
  const name = className(prediction);
  const said = prediction === row.label ? span({}, name) : s({}, name);
  return p({class: `corrupted-${model}`}, `${modelName[model]} `, said, ` ${percent(row[`${model}Confidence`], 0)}`);
}

function numbers(tables: Data): Numbers {
  const rows = bandsOf(tables).map((band) => [
    capitalised(kindNames[band.kind]),
    band.strength,
    settingOf(tables, band.kind, band.strength),
    modelName[band.model],
    band.seedCount,
    exact(band.mean / 100, percent(band.mean / 100, 2)),
    band.seedCount < 2 ? "none for one seed" : intervalCell(fractions(band))
  ]);
  return {
    columns: ["Corruption", "Strength", "Setting", "Model", "Seeds", "Accuracy, mean", "95% t interval"],
    rows
  };
}

function fractions({lower, upper}: RobustnessBand): Interval {
  return {lower: lower / 100, upper: upper / 100};
}

function draw(tables: Data, {width, kind, strength}: Options): Element {
  const bands = bandsOf(tables);
  if (bands.length === 0) return notRecorded("Accuracies on corrupted images");
  const columnCount = width < 640 ? 2 : 3;
  const lineCount = Math.ceil(corruptionKinds.length / columnCount);
  return Plot.plot({
    width,
    height: lineCount * (columnCount === 2 ? 178 : 214) + 50,
    marginLeft: 34,
    marginRight: columnCount === 2 ? 10 : 40,
    marginTop: 30,
    marginBottom: 40,
    x: {...acrossAxis, label: "Strength", ticks: [0, 1, 2, 3, 4, 5], tickFormat: "d"},
    y: {label: null, domain: [0, 100], ticks: [0, 25, 50, 75, 100], grid: true, tickSize: 0},
    fx: {axis: null, padding: 0.12},
    fy: {axis: null, padding: 0.2},
    color: modelScale,
    marks: marksOf(bands, columnCount, {kind, strength})
  });
}

const bandsOf = (tables: Data): Named[] => {
  return robustnessBands(tables).map((band) => ({...band, name: modelName[band.model]}));
};

interface Named extends RobustnessBand {
  readonly name: string;
}

function marksOf(
  bands: readonly Named[],
  columnCount: number,
  chosen: Pick<Options, "kind" | "strength">
): Plot.Markish[] {
  const placeOf = ({kind}: Pick<Named, "kind">): PanelPlace => panelPlace(corruptionKinds.indexOf(kind), columnCount);
  const facet = {
    fx: (row: Pick<Named, "kind">) => placeOf(row).column,
    fy: (row: Pick<Named, "kind">) => placeOf(row).line
  };
  const place = {...facet, x: "strength", z: "name"} as const;
  return [
    Plot.text(
      corruptionKinds.map((kind) => ({kind})),
      {
        ...facet,
        ...panelName,
        text: ({kind}: Pick<Named, "kind">) => capitalised(kindNames[kind]),
        dy: -18
      }
    ),
    Plot.ruleX([chosen], {...facet, x: "strength", stroke: "var(--muted)", strokeWidth: 1.5}),
    Plot.areaY(bands, {...place, y1: "lower", y2: "upper", fill: "name", fillOpacity: 0.2}),
    ...models.map((model) =>
      Plot.line(
        bands.filter((band) => band.model === model),
        {...place, y: "mean", stroke: "name", strokeWidth: 2.25, strokeDasharray: modelDash[model]}
      )
    ),
    Plot.dot(bands, {...place, y: "mean", fill: "name", r: 2.5}),
    ...namesOf(bands).map(({dy, ...band}) =>
      Plot.text([band], {...facet, x: "strength", y: "mean", text: "name", fill: "name", fontWeight: 600, dy})
    ),
    Plot.tip(bands, Plot.pointer({...facet, x: "strength", y: "mean", title: tipText}))
  ];
}

/** Where the models' names stand: in the first panel, where their lines are furthest apart, above and below. */
function namesOf(bands: readonly Named[]): (Named & {dy: number})[] {
  const first = bands.filter(({kind, strength}) => kind === bands[0]!.kind && strength < 5);
  const pairs = [...group(first, ({strength}) => strength).values()];
  const apart = (pair: readonly Named[]): number => Math.abs(pair[0]!.mean - pair.at(-1)!.mean);
  const widest = greatest(pairs, apart)!;
  const highest = max(widest, ({mean}) => mean);
  return widest.map((band) => ({...band, dy: band.mean === highest ? -13 : 15}));
}

function tipText({name, kind, strength, mean, lower, upper, seedCount}: Named): string {
  const interval = seedCount < 2 ? "one seed" : `${fixed(lower, 1)}–${fixed(upper, 1)}%, ${seedCount} seeds`;
  return `${name}, ${kindNames[kind]}, strength ${strength}\n${fixed(mean, 1)}% right (${interval})`;
}
