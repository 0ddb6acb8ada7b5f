import * as Plot from "@observablehq/plot";
import {epochAxis, uprightAxis} from "../components/axes.js";
import {endLabels} from "../components/endLabels.js";
import {notRecorded} from "../components/notRecorded.js";
import {narrowWidth} from "../components/runsAcross.js";
import {seedBandMarks, type Panel, type SeedLine} from "../components/seedBands.js";
import {modelColour, modelName, muted, optimiserDash} from "../components/theme.js";
import {fixed, list} from "../lib/format.js";
import {areRatesTuned, isComparison, lowestLoss, optimiserCurves, type OptimiserCurve} from "../lib/optimiserLookup.js";
import {capitalised, countOf, seedsOfBoth} from "../lib/seedWords.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {fixedCell, type NumbersCell} from "./numbers.js";

type Data = Pick<Tables, "runs" | "recordedEpochs">;

/** Validation loss by epoch under Adam, plain SGD and SGD with momentum, both models. */
export function optimisers(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "optimisers",
      title: title(data),
      caption: caption(data),
      how: "The thick line is the mean over the seeds, the band spans them, a thin line is one seed. Unbroken, in the network’s colour: Adam. Grey: momentum dashed, plain SGD dotted.",
      method: `Adam at a learning rate of 0.001, as in the original report. ${rates(data)} Measured with dropout off.`,
      numbers: {
        columns: ["Model", "Optimiser", "Seeds", "Epoch", "Mean validation loss", "Least", "Most"],
        rows: models.flatMap((model) => optimiserCurves(data, model).flatMap(twinRows))
      },
      tables: ["runs", "recorded-epochs"]
    },
    draw(data, options)
  );
}

function caption(tables: Data): string {
  const [ann, cnn] = models.map((model) => {
    const counts = optimiserCurves(tables, model).map(({losses}) => losses[0]?.seedCount ?? 0);
    return counts.length === 0 ? 0 : Math.min(...counts);
  });
  return `Validation loss by epoch, the same seeds under each optimiser (${seedsOfBoth(ann!, cnn!)}); not tested.`;
}

function rates(tables: Data): string {
  return areRatesTuned(tables)
    ? "SGD, plain and with a momentum of 0.9, at the learning rates that a search chose for each model by validation accuracy."
    : "SGD with a momentum of 0.9 at 0.01, plain SGD at 0.1: a single learning rate each, not the best of several.";
}

function title(tables: Data): string {
  const compared = models.map((model) => optimiserCurves(tables, model)).filter(isComparison);
  if (compared.length === 0) return "How Adam fares against plain gradient descent is not recorded yet";
  const [first, last] = (["first", "last"] as const).map((when) => compared.map((curves) => lowestLoss(curves, when)));
  const adamAtEnd = last!.filter((name) => name === "Adam").length;
  if (compared.length === models.length && first!.every((name) => name === "Adam")) {
    const alone = models[last!.indexOf("Adam")];
    const end =
      adamAtEnd === 1 ? `the ${modelName[alone!]} alone` : adamAtEnd === 0 ? "neither network" : "both networks";
    return `Mean loss: Adam lowest after one epoch, at the end in ${end}`;
  }
  return `Lowest loss: ${namesOf(first!)} after one epoch, ${namesOf(last!)} at the end`;
}

function namesOf(optimiserNames: readonly string[]): string {
  return list([...new Set(optimiserNames)]);
}

function draw(tables: Data, options: Room): Element {
  const curves = models.flatMap((model) => {
    const own = optimiserCurves(tables, model);
    return isComparison(own) ? own : [];
  });
  if (curves.length === 0) return notRecorded("Runs with other optimisers");
  return panels(curves, options);
}

type Line = SeedLine & Pick<OptimiserCurve, "losses"> & {readonly panel: string};

function lineOf({model, name, epochs, losses}: OptimiserCurve): Line {
  const dash = optimiserDash[name];
  const colour = name === "Adam" ? modelColour[model] : muted;
  return {panel: modelName[model], label: capitalised(name), colour, epochs, losses, ...(dash !== "" && {dash})};
}

function panels(curves: readonly OptimiserCurve[], {width}: Room): Element {
  const lines = curves.map(lineOf);
  const across = width >= narrowWidth;
  const height = across ? 400 : 280 * panelNames(lines).length;
  return Plot.plot({
    width,
    height,
    marginLeft: 48,
    marginTop: 36,
    marginBottom: 40,
    marginRight: 8,
    insetRight: 96,
    fx: {axis: null, padding: 0.06},
    fy: {axis: null, padding: 0.16},
    x: epochAxis(5),
    y: uprightAxis("Validation loss (nats)"),
    marks: marksOf(lines, across, across ? height - 90 : 190)
  });
}

function panelNames(lines: readonly Line[]): string[] {
  return [...new Set(lines.map(({panel}) => panel))];
}

/** @param panelHeight room for the curves of a panel, px */
function marksOf(lines: readonly Line[], across: boolean, panelHeight: number): Plot.Markish[] {
  const panelOf = (panel: string): Panel => (across ? {fx: () => panel} : {fy: () => panel});
  const points = lines.flatMap((line) => line.losses.map((loss) => ({...loss, ...line})));
  const values = points.flatMap(({least, most}) => [least, most]);
  const distance = ((Math.max(...values) - Math.min(...values)) * 18) / panelHeight;
  const facet = across ? {fx: "panel"} : {fy: "panel"};
  return [
    lines.map((line) => seedBandMarks(line, "loss", panelOf(line.panel))),
    panelNames(lines).map((panel) => panelLabels(lines, panel, distance, panelOf(panel))),
    Plot.tip(points, Plot.pointer({...facet, x: "epoch", y: "mean", title: tipText}))
  ];
}

/** The panel's name in its corner, and its lines' names where they end. */
function panelLabels(lines: readonly Line[], panel: string, distance: number, facet: Panel): Plot.Markish[] {
  const own = lines.filter((line) => line.panel === panel);
  const ends = own.map((line) => ({...line, ...line.losses.at(-1)!}));
  const name = {frameAnchor: "top", fontWeight: 600, fontSize: 14, dy: 4} as const;
  return [
    Plot.text([panel], {...name, fill: own[0]!.colour, ...facet}),
    endLabels(ends, distance, {x: "epoch", text: "label", fill: "colour", ...facet})
  ];
}

function tipText({panel, label, epoch, mean, seedCount}: Line & OptimiserCurve["losses"][number]): string {
  return `${panel}, ${label}, epoch ${epoch}\n${fixed(mean, 4)} nats, ${countOf(seedCount, "seed")}`;
}

function twinRows({model, name, losses}: OptimiserCurve): NumbersCell[][] {
  return losses.map(({epoch, seedCount, mean, least, most}) => [
    modelName[model],
    capitalised(name),
    seedCount,
    epoch,
    fixedCell(mean, 4),
    fixedCell(least, 4),
    fixedCell(most, 4)
  ]);
}
