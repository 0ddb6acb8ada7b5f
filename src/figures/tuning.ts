import * as Plot from "@observablehq/plot";
import {acrossAxis, uprightAxis} from "../components/axes.js";
import {endLabel} from "../components/endLabels.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelColour, muted} from "../components/theme.js";
import {fixed} from "../lib/format.js";
import {countOf} from "../lib/seedWords.js";
import {chosenTrial, rungEpochs, settingsInWords, trialsOf} from "../lib/trialLookup.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {percentCell, type Numbers} from "./numbers.js";

type Trial = Row<"trials">;

type Data = Pick<Tables, "trials">;

/** Successive halving of the CNN's settings: trials on each rung, and which of them go on. */
export function tuning(data: Data, options: Room): HTMLElement {
  const trials = trialsOf(data, "cnn");
  return figure(
    {
      name: "tuning",
      title: title(trials),
      caption: "Validation accuracy of randomly drawn settings of the CNN by epochs of training; one seed.",
      how: "Filled and joined: the better half, which goes on to the next round; in the last, the winner. Hollow: dropped.",
      method: caption(trials),
      numbers: numbers(trials),
      tables: ["trials"]
    },
    draw(trials, options)
  );
}

function title(trials: readonly Trial[]): string {
  const chosen = chosenTrial(trials);
  if (chosen === undefined)
    return trials.length === 0
      ? "The search for settings is not recorded yet"
      : "The search for settings is not finished yet";
  const tried = new Set(trials.map(({trial}) => trial)).size;
  return `Kept of ${tried}: ${settingsInWords(chosen)}`;
}

function caption(trials: readonly Trial[]): string {
  const rungs = rungEpochs(trials);
  if (rungs.length === 0) return "Successive halving by validation accuracy.";
  const counts = rungs.map((epochs) => trials.filter(({epochCount}) => epochCount === epochs).length);
  return `Successive halving: settings are trained for ${rungs.join(", ")} epochs in turn (${counts.join(", ")} trials), each round from the start. The test images have no part in it. The winner’s validation accuracy is optimistic: it is the best of ${counts[0]}.`;
}

function numbers(trials: readonly Trial[]): Numbers {
  const rows = trials.toSorted((a, b) => a.epochCount - b.epochCount || b.validationAccuracy - a.validationAccuracy);
  return {
    columns: [
      "Epochs",
      "Trial",
      "Learning rate",
      "Batch",
      "Dropout",
      "Width",
      "Validation accuracy",
      "Goes on or wins"
    ],
    rows: rows.map((row) => [
      row.epochCount,
      row.trial,
      Number(row.learningRate.toPrecision(4)),
      row.batchSize,
      percentCell(row.dropout, 0),
      `× ${Number(row.width.toPrecision(4))}`,
      percentCell(row.validationAccuracy, 2),
      row.isKept ? "yes" : "no"
    ])
  };
}

function draw(trials: readonly Trial[], options: Room): Element {
  if (trials.length === 0) return notRecorded("Trials of settings");
  return halving(trials, chosenTrial(trials)?.trial, options);
}

interface Point extends Trial {
  readonly value: number;
  readonly colour: string;
}

function halving(trials: readonly Trial[], chosen: number | undefined, {width}: Room): Element {
  return Plot.plot({
    width,
    height: Math.min(440, Math.max(300, width * 0.5)),
    marginLeft: 48,
    marginBottom: 40,
    marginRight: 64,
    x: {...acrossAxis, type: "point", label: "Epochs of a trial", padding: 0.2},
    y: uprightAxis("Validation accuracy (%)"),
    marks: marksOf(pointsOf(trials, chosen), chosen)
  });
}

/** The chosen trial last, so that it lies above the others. */
function pointsOf(trials: readonly Trial[], chosen: number | undefined): Point[] {
  return trials
    .map((row): Point => {
      const colour = row.trial === chosen ? modelColour.cnn : muted;
      return {...row, value: 100 * row.validationAccuracy, colour};
    })
    .sort((a, b) => Number(a.trial === chosen) - Number(b.trial === chosen) || a.epochCount - b.epochCount);
}

function marksOf(points: readonly Point[], chosen: number | undefined): Plot.Markish[] {
  const place = {x: "epochCount", y: "value"} as const;
  const last = Math.max(...points.map(({epochCount}) => epochCount));
  const end = points.filter(({trial, epochCount}) => trial === chosen && epochCount === last);
  const fill = ({isKept, colour}: Point): string => (isKept ? colour : "var(--paper)");
  const name = ({trial}: Point): string => `Trial ${trial}`;
  return [
    Plot.line(points, {...place, z: "trial", stroke: "colour", strokeWidth: 1.25, strokeOpacity: 0.7}),
    Plot.dot(points, {...place, r: 4, stroke: "colour", strokeWidth: 1.5, fill}),
    Plot.text(end, {...place, ...endLabel, text: name, fill: "colour", dx: 10}),
    Plot.tip(points, Plot.pointer({...place, title: tipText}))
  ];
}

function tipText(point: Point): string {
  const fate = point.isKept ? "goes on" : "is dropped";
  return `Trial ${point.trial}: ${settingsInWords(point)}\n${fixed(point.value, 2)}% after ${countOf(point.epochCount, "epoch")}, ${fate}`;
}
