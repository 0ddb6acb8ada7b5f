import * as Plot from "@observablehq/plot";
import {max, min} from "d3";
import {epochAxis, uprightAxis} from "../components/axes.js";
import {endLabels} from "../components/endLabels.js";
import {notRecorded} from "../components/notRecorded.js";
import {bandsOf, seedBandMarks, type CurveMeasure, type SeedLine} from "../components/seedBands.js";
import {tags} from "../components/tags.js";
import {modelColour, modelName, muted} from "../components/theme.js";
import {fixed} from "../lib/format.js";
import {ideas} from "../lib/ideas.js";
import {epochBands, seedEpochs} from "../lib/seedCurves.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {changeOf, isSignificant} from "../lib/variantLookup.js";
import {figure, type Room} from "./figure.js";
import {fixedCell, percentCell, type NumbersCell} from "./numbers.js";

type Data = Pick<Tables, "runs" | "recordedEpochs" | "changes">;

interface Options extends Room {
  /** Name of an idea. */
  readonly change: string;
  readonly model: Model;
  readonly measure: CurveMeasure;
}

/** Learning curves of a change beside those of the unchanged model. */
export function variantCurves(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "variant-curves",
      title: title(data),
      caption:
        "Mean cross-entropy or accuracy on the validation split after each epoch, dropout off: a thin line for each seed, a band from the least to the most of them where there are two or more, and their mean. In grey the unchanged model. The title counts the changes with two or more seeds in common with it, after the last epoch, by paired t tests with Holm’s correction.",
      numbers: {
        columns: ["Model", "Change", "Seeds", "Epoch", "Mean validation loss", "Least", "Most", "Mean accuracy"],
        rows: models.flatMap((model) => [
          ...twinRows(data, model, "none", model),
          ...ideas.flatMap(({change, variants}) => twinRows(data, model, change, variants[model]))
        ])
      },
      tables: ["runs", "recorded-epochs", "changes"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const compared = lossChanges(tables);
  if (compared.length === 0) return "How the changes alter the learning curves is not recorded yet";
  const significant = compared.filter(isSignificant);
  const lower = significant.filter(({difference}) => difference < 0).length;
  const of = compared.length === 1 ? "The one change compared" : `Of ${compared.length} changes`;
  return `${of}: ${tally(lower)} with a significantly lower validation loss, ${tally(significant.length - lower)} with a higher one`;
}

function draw(tables: Data, options: Options): Element {
  const {change, model, measure} = options;
  const idea = ideas.find(({name}) => name === change) ?? ideas[0]!;
  const variant = idea.variants[model];
  const what = `Runs of the ${modelName[model]} with this change (${idea.change})`;
  if (variant === undefined)
    return tags.p({class: "not-recorded"}, `${what} are not planned: it is tried in the CNN alone.`);
  const epochs = seedEpochs(tables, variant, "validation");
  if (epochs.length === 0) return notRecorded(what);
  const base = seedEpochs(tables, model, "validation");
  const lines: SeedLine[] = [
    {label: `${modelName[model]}, unchanged`, colour: muted, dash: "5 3", epochs: base},
    {label: `${modelName[model]}: ${idea.label}`, colour: modelColour[model], epochs}
  ];
  return curves(
    lines.filter((line) => line.epochs.length > 0),
    measure,
    options
  );
}

/** Validation losses of all ideas against their base, where both have two seeds in common. */
function lossChanges(tables: Data): Row<"changes">[] {
  const variants = ideas.flatMap(({variants: named}) => models.flatMap((model) => named[model] ?? []));
  return variants.flatMap((variant) => changeOf(tables, variant, "validationLoss") ?? []);
}

function tally(value: number): string {
  return value === 0 ? "none" : String(value);
}

function curves(lines: readonly SeedLine[], measure: CurveMeasure, {width}: Options): Element {
  const isNarrow = width < 520;
  const marginRight = isNarrow ? 96 : 172;
  const bands = lines.flatMap((line) => bandsOf(line, measure).map((band) => ({...band, ...line})));
  const last = max(bands, ({epoch}) => epoch)!;
  const height = max(bands, ({most}) => most)! - min(bands, ({least}) => least)!;
  return Plot.plot({
    width,
    height: Math.min(440, Math.max(280, width * 0.5)),
    marginLeft: 48,
    marginBottom: 40,
    marginRight,
    x: epochAxis(Math.min(last, isNarrow ? 5 : 10)),
    y: uprightAxis(measure === "loss" ? "Validation loss (nats)" : "Validation accuracy (%)"),
    marks: [
      lines.map((line) => seedBandMarks(line, measure)),
      endLabels(endsOf(lines, measure), height / (isNarrow ? 6 : 12), {
        x: "epoch",
        text: "label",
        fill: "colour",
        lineWidth: (marginRight - 12) / 15
      }),
      Plot.tip(bands, Plot.pointer({x: "epoch", y: "mean", title: (band: Band) => tipText(band, measure)}))
    ]
  });
}

function endsOf(lines: readonly SeedLine[], measure: CurveMeasure): Band[] {
  return lines.map((line) => ({...line, ...bandsOf(line, measure).at(-1)!}));
}

type Band = ReturnType<typeof bandsOf>[number] & SeedLine;

function tipText({label, epoch, mean, least, most, seedCount}: Band, measure: CurveMeasure): string {
  const text = (value: number): string => fixed(value, measure === "loss" ? 4 : 2);
  const unit = measure === "loss" ? "nats" : "%";
  const range = seedCount < 2 ? "1 seed" : `${text(least)} to ${text(most)} over ${seedCount} seeds`;
  return `${label}, epoch ${epoch}\n${text(mean)} ${unit}\n${range}`;
}

function twinRows(tables: Data, model: Model, change: string, variant: string | undefined): NumbersCell[][] {
  if (variant === undefined) return [];
  const epochs = seedEpochs(tables, variant, "validation");
  const accuracies = epochBands(epochs, "accuracy");
  const losses = epochBands(epochs, "loss");
  return losses.map(({epoch, seedCount, mean, least, most}, i) => [
    modelName[model],
    change,
    seedCount,
    epoch,
    fixedCell(mean, 4),
    fixedCell(least, 4),
    fixedCell(most, 4),
    percentCell(accuracies[i]!.mean, 2)
  ]);
}
