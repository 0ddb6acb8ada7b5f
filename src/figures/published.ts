import * as Plot from "@observablehq/plot";
import {greatest} from "d3";
import {acrossAxis} from "../components/axes.js";
import {modelColour} from "../components/theme.js";
import {count, fixed, percent, percentInterval} from "../lib/format.js";
import {ownResults, type OwnResult} from "../lib/ownResults.js";
import {people, publishedResults, type PublishedResult} from "../lib/publishedResults.js";
import {countOf} from "../lib/seedWords.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {exact, intervalCell, percentCell, type NumbersCell} from "./numbers.js";

type Data = Pick<Tables, "runs" | "variants" | "seeds">;

/** A network in the list: ours in its model's colour, or a published one. */
interface Entry {
  readonly name: string;
  /** Test accuracy, %. */
  readonly accuracy: number;
  readonly lower: number;
  readonly upper: number;
  readonly parameters: string;
  readonly colour: string;
  readonly isOwn: boolean;
}

/** Room for a line of the list, px. */
const lineHeight = 20;

/** Published accuracies and ours, ranked. */
export function published(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "published",
      title: title(data),
      caption:
        "Test accuracy as published and ours, lowest first, with the number of trained parameters where it is given.",
      how: "Ours are in colour and bold: means over the seeds with their 95% CI, where there is more than one seed. The changed network with the highest validation accuracy is among them. The scale does not start at zero.",
      method: method(data),
      numbers: {
        columns: ["Network", "Test accuracy", "95% t interval", "Parameters", "Source", "Read"],
        rows: [
          ...ownResults(data).map(ownRow),
          ...[people, ...publishedResults].toSorted((a, b) => a.accuracy - b.accuracy).map(publishedRow)
        ]
      },
      tables: ["runs", "variants", "seeds"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const cnn = sourceResult(tables, "cnn");
  if (cnn === undefined) return "No run of ours is recorded yet to stand beside the published ones";
  const further = furtherSeed(cnn);
  const better = publishedResults.filter(({accuracy}) => accuracy > 100 * further.upper).length;
  const ours = cnn.seedCount === 1 ? percent(cnn.accuracy) : `range, ${percentInterval(further)}`;
  return `${better} of ${publishedResults.length} published results ${better === 1 ? "lies" : "lie"} above our CNN’s ${ours}`;
}

/** The 95% prediction interval of a further seed's accuracy, from that of the mean; the accuracy alone of one seed. */
function furtherSeed({accuracy, upper, seedCount}: OwnResult): {lower: number; upper: number} {
  const half = ((upper ?? accuracy) - accuracy) * Math.sqrt(seedCount + 1);
  return {lower: accuracy - half, upper: accuracy + half};
}

function method(tables: Data): string {
  const seconds = publishedResults.filter(({reading}) => reading === "second-hand").length;
  return `Ours: ${ownText(tables)}. The range in the title is where one more seed would lie (95% prediction interval). Published: all multilayer perceptrons and networks of two convolutions in the data set’s README, and others from papers and repositories; ${countOf(seconds, "result")} second-hand. Training differs in length, augmentation and tuning, and some may have chosen by test accuracy: this is context, not a ranking of methods.`;
}

function draw(tables: Data, {width}: Room): Element {
  const entries = entriesOf(tables);
  const isNarrow = width < 640;
  const place = {y: "name", fill: "colour"} as const;
  return Plot.plot({
    width,
    height: lineHeight * entries.length + 74,
    marginLeft: isNarrow ? 142 : 210,
    marginRight: isNarrow ? 12 : 110,
    marginTop: 24,
    marginBottom: 50,
    x: {
      ...acrossAxis,
      label: "Test accuracy (%)",
      domain: [Math.floor(entries[0]!.lower - 0.5), 98],
      grid: true,
      ticks: width / 90
    },
    y: {domain: entries.map(({name}) => name), label: null, axis: null},
    marks: [
      ...[true, false].map((isOwn) =>
        Plot.text(
          entries.filter((entry) => entry.isOwn === isOwn),
          {...place, frameAnchor: "left", textAnchor: "end", dx: -8, text: "name", fontWeight: isOwn ? 600 : 400}
        )
      ),
      Plot.ruleY(entries, {y: "name", x1: "lower", x2: "upper", stroke: "colour", strokeWidth: 2}),
      Plot.dot(entries, {...place, x: "accuracy", r: ({isOwn}: Entry) => (isOwn ? 5 : 3.5)}),
      ...(isNarrow
        ? []
        : [
            Plot.text(entries, {...place, frameAnchor: "right", textAnchor: "end", dx: 100, text: "parameters"}),
            Plot.text(["Parameters"], {
              frameAnchor: "top-right",
              textAnchor: "end",
              dx: 100,
              dy: -14,
              fill: "var(--muted)"
            })
          ]),
      Plot.tip(entries, Plot.pointer({x: "accuracy", y: "name", title: tipText}))
    ]
  });
}

/** Ours, the changed network that is best on validation images, and all published ones, lowest accuracy first. */
function entriesOf(tables: Data): Entry[] {
  const own = ownResults(tables);
  const best = greatest(
    own.filter(({isSource}) => !isSource),
    ({validationAccuracy}) => validationAccuracy
  );
  return [
    ...own.filter((one) => one.isSource || one === best).map(ownEntry),
    ...[people, ...publishedResults].map(otherEntry)
  ].toSorted((a, b) => a.accuracy - b.accuracy);
}

function ownEntry({name, model, accuracy, lower, upper, parameterCount}: OwnResult): Entry {
  return {
    name: `Our ${name.length > 24 ? name.replace(/ with .*|, \d+ epochs/, "") : name}`,
    accuracy: 100 * accuracy,
    lower: 100 * (lower ?? accuracy),
    upper: 100 * (upper ?? accuracy),
    parameters: count(parameterCount),
    colour: modelColour[model === "ann" ? "ann" : "cnn"],
    isOwn: true
  };
}

function otherEntry({name, accuracy, parameterCount}: PublishedResult): Entry {
  const parameters = parameterCount === null ? "–" : count(parameterCount);
  return {name, accuracy, lower: accuracy, upper: accuracy, parameters, colour: "var(--muted)", isOwn: false};
}

function sourceResult(tables: Data, model: OwnResult["model"]): OwnResult | undefined {
  return ownResults(tables).find((result) => result.isSource && result.model === model);
}

function ownText(tables: Data): string {
  const own = ownResults(tables);
  const named = own
    .filter(({isSource}) => isSource)
    .map(({name, seedCount}) => `${name} with ${countOf(seedCount, "seed")}`);
  return own.length === 0 ? "none recorded yet" : named.join(", ");
}

function tipText({name, accuracy, parameters}: Entry): string {
  return `${name}\n${fixed(accuracy, 2)}%, ${parameters === "–" ? "parameters not given" : `${parameters} parameters`}`;
}

function ownRow(result: OwnResult): NumbersCell[] {
  const {name, accuracy, lower, upper, parameterCount, seedCount} = result;
  const interval = lower === null || upper === null ? "none for one seed" : intervalCell({lower, upper});
  return [
    name,
    percentCell(accuracy, 2),
    interval,
    exact(parameterCount, count(parameterCount)),
    `ours, ${countOf(seedCount, "seed")}`,
    "measured"
  ];
}

function publishedRow({name, accuracy, parameterCount, source, reading}: PublishedResult): NumbersCell[] {
  const parameters = parameterCount === null ? "not given" : exact(parameterCount, count(parameterCount));
  return [name, exact(accuracy / 100, percent(accuracy / 100, 2)), "", parameters, source, reading];
}
