import * as Plot from "@observablehq/plot";
import {group} from "d3";
import {epochAxis, uprightAxis} from "../components/axes.js";
import {endLabels} from "../components/endLabels.js";
import {notRecorded} from "../components/notRecorded.js";
import {bandsOf, seedBandMarks, type SeedLine} from "../components/seedBands.js";
import {modelColour, muted} from "../components/theme.js";
import {count, list, percent} from "../lib/format.js";
import {epochBands, seedEpochs} from "../lib/seedCurves.js";
import {countOf, countWord} from "../lib/seedWords.js";
import type {Tables} from "../lib/tables.js";
import {figure, type FigureLinks, type Room} from "./figure.js";
import {percentCell, type NumbersCell} from "./numbers.js";

/** The CNN and the networks that are to do better, by variant: what a line is called, and its dashes. */
const networks = [
  {variant: "cnn", name: "CNN", dash: ""},
  {variant: "vgg", name: "Small VGG", dash: "6 3"},
  {variant: "resnet", name: "Small ResNet", dash: "1.5 3"},
  {variant: "resnet-20", name: "ResNet-20", dash: ""}
] as const;

type Network = (typeof networks)[number];

type Data = Pick<Tables, "runs" | "recordedEpochs">;

/** Validation accuracy by epoch of the CNN and of larger networks that are trained longer. */
export function largerNetworks(data: Data, options: Room): HTMLElement {
  const known = linesOf(data);
  return figure(
    {
      name: "larger-networks",
      title: title(known),
      caption: caption(known),
      how: "The thick line is the mean over the seeds, the band spans them, a thin line is one seed; one seed alone has one line. Grey: the CNN. VGG is dashed, the small ResNet dotted.",
      method:
        "Measured with dropout off; nothing is chosen by epoch, the last counts. ResNet-20’s result is that of the mean of its last five epochs’ weights; the last point of its curve is not.",
      numbers: {
        columns: ["Network", "Parameters", "Epoch", "Seeds", "Mean validation accuracy", "Least", "Most"],
        rows: known.flatMap(twinRows)
      },
      tables: ["runs", "recorded-epochs"],
      links: linksTo(known)
    },
    known.length < 2 ? notRecorded("Larger networks") : draw(known, options)
  );
}

interface NetworkLine extends SeedLine {
  readonly network: Network;
  readonly parameterCount: number;
}

function linesOf(tables: Data): NetworkLine[] {
  return networks.flatMap((network) => {
    const epochs = seedEpochs(tables, network.variant, "validation");
    const run = tables.runs.find(({variant}) => variant === network.variant);
    if (epochs.length === 0 || run === undefined) return [];
    const colour = network.variant === "cnn" ? muted : modelColour.cnn;
    const dash = network.dash === "" ? {} : {dash: network.dash};
    return [{network, label: network.name, colour, ...dash, epochs, parameterCount: run.parameterCount}];
  });
}

function title(lines: readonly NetworkLine[]): string {
  if (lines.length < 2) return "How larger networks learn is not recorded yet";
  const ends = lines.map((line) => ({line, accuracy: epochBands(line.epochs, "accuracy").at(-1)!.mean}));
  const best = ends.reduce((top, one) => (one.accuracy > top.accuracy ? one : top));
  return `Ending highest on average: ${best.line.label}, ${percent(best.accuracy)} of validation images`;
}

function caption(lines: readonly NetworkLine[]): string {
  const seeds = lines.map(({label, epochs}) => `${label} ${countWord(epochBands(epochs, "accuracy")[0]!.seedCount)}`);
  const of = seeds.length === 0 ? "" : `; seeds: ${list(seeds)}`;
  return `Validation accuracy by epoch${of}; not tested.`;
}

function linksTo(lines: readonly NetworkLine[]): FigureLinks | undefined {
  const links = lines.flatMap(({network: {variant, name}}) => {
    if (variant === "cnn") return [];
    return [{text: name, href: `./explore.html?a=cnn&b=${variant}-s1&matrix=difference`}];
  });
  return links.length === 0 ? undefined : {lead: "Against the CNN, image by image, seed 1", links};
}

function draw(lines: readonly NetworkLine[], {width}: Room): Element {
  const height = 360;
  const points = lines.flatMap((line) => bandsOf(line, "accuracy").map((band) => ({...band, line})));
  const values = points.flatMap(({least, most}) => [least, most]);
  const distance = ((Math.max(...values) - Math.min(...values)) * 18) / (height - 80);
  const last = Math.max(...points.map(({epoch}) => epoch));
  const ends = lines.map((line) => {
    const end = bandsOf(line, "accuracy").at(-1)!;
    // Where others train on, a name stands above them, not on them.
    const mean = end.epoch < last ? end.most + 1.4 * distance : end.mean;
    return {...end, mean, label: line.label, colour: line.colour};
  });
  return Plot.plot({
    width,
    height,
    marginLeft: 44,
    marginTop: 28,
    marginBottom: 40,
    marginRight: 8,
    insetRight: 100,
    x: epochAxis(6),
    y: uprightAxis("Validation accuracy (%)"),
    marks: [
      lines.map((line) => seedBandMarks(line, "accuracy")),
      [...group(ends, ({epoch}) => epoch).values()].map((own) =>
        endLabels(own, distance, {x: "epoch", text: "label", fill: "colour", stroke: "var(--paper)", strokeWidth: 5})
      ),
      Plot.tip(points, Plot.pointer({x: "epoch", y: "mean", title: tipText}))
    ]
  });
}

function tipText({line, epoch, mean, seedCount}: {line: NetworkLine; epoch: number; mean: number; seedCount: number}) {
  return `${line.label}, ${count(line.parameterCount)} parameters\nepoch ${epoch}: ${percent(mean / 100, 2)}, ${countOf(seedCount, "seed")}`;
}

function twinRows({label, parameterCount, epochs}: NetworkLine): NumbersCell[][] {
  return epochBands(epochs, "accuracy").map(({epoch, seedCount, mean, least, most}) => [
    label,
    count(parameterCount),
    epoch,
    seedCount,
    percentCell(mean),
    percentCell(least),
    percentCell(most)
  ]);
}
