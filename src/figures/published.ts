import * as Plot from "@observablehq/plot";
import {acrossAxis} from "../components/axes.js";
import {modelScale} from "../components/modelLegend.js";
import {spread} from "../components/spread.js";
import {modelName} from "../components/theme.js";
import {count, fixed, millions, percent} from "../lib/format.js";
import {ownResults, type OwnResult} from "../lib/ownResults.js";
import {people, publishedResults, type PublishedResult} from "../lib/publishedResults.js";
import {capitalised, countOf, countWord} from "../lib/seedWords.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {exact, intervalCell, percentCell, type NumbersCell} from "./numbers.js";

const unknown = publishedResults.filter(({parameterCount}) => parameterCount === null);

type Data = Pick<Tables, "runs" | "variants" | "seeds">;

/** Published accuracies and ours against the number of trained parameters. */
export function published(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "published",
      title: title(data),
      caption: caption(data),
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
  const better = publishedResults.filter(({accuracy}) => accuracy > 100 * cnn.accuracy).length;
  const many = better === 0 ? "None" : capitalised(countWord(better));
  return `${many} of ${publishedResults.length} published networks ${better < 2 ? "gets" : "get"} more right than our CNN’s ${percent(cnn.accuracy)}`;
}

function caption(tables: Data): string {
  const seconds = publishedResults.filter(({reading}) => reading === "second-hand").length;
  return `Test accuracy against trained parameters, the latter on a logarithmic scale. Ours in colour: means over the seeds, for the two networks with their 95% t intervals where there are several seeds (${ownText(tables)}). Published results in grey; ticks at the right are those whose sources give no number of parameters, in italics the ${countOf(seconds, "result")} that we have second-hand. Training differs in length, augmentation and tuning, and some may have chosen by test accuracy: a map of the field, no race. The scale of accuracy does not start at zero.`;
}

function draw(tables: Data, {width}: Room): Element {
  const isNarrow = width < 640;
  const own = ownResults(tables).map((result) => ({...result, colour: modelName[result.model]}));
  return Plot.plot({
    width,
    height: isNarrow ? 520 : 500,
    marginLeft: 40,
    marginRight: isNarrow ? 152 : 230,
    marginTop: 24,
    marginBottom: 44,
    x: sizeAxis(own, isNarrow),
    y: {
      domain: [Math.floor(Math.min(people.accuracy, ...own.map(({accuracy}) => 100 * accuracy)) - 0.5), 98],
      label: "Test accuracy (%)",
      labelArrow: "none",
      grid: true,
      tickSize: 0
    },
    color: modelScale,
    marks: [...peopleMarks, ...sideMarks(isNarrow), ...publishedMarks(isNarrow), ...ownMarks(own, isNarrow)]
  });
}

type Own = OwnResult & {readonly colour: string};

function sizeAxis(own: readonly Own[], isNarrow: boolean): Plot.ScaleOptions {
  const sizes = [...own, ...publishedResults].flatMap(({parameterCount}) => parameterCount ?? []);
  const ticks = isNarrow ? [1e5, 1e6] : [1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7];
  return {
    ...acrossAxis,
    type: "log",
    label: "Trained parameters",
    domain: [0.7 * Math.min(...sizes), 1.6 * Math.max(...sizes)],
    ticks: ticks.filter((size) => size < 1.4 * Math.max(...sizes)),
    tickFormat: millions
  };
}

function sourceResult(tables: Data, model: OwnResult["model"]): OwnResult | undefined {
  return ownResults(tables).find((result) => result.isSource && result.model === model);
}

function ownText(tables: Data): string {
  const own = ownResults(tables);
  const named = own
    .filter(({isSource}) => isSource)
    .map(({name, seedCount}) => `${name}: ${countOf(seedCount, "seed")}`);
  const others = own.length - named.length;
  const more = others === 0 ? [] : [`${countOf(others, "changed network")} as small dots`];
  return own.length === 0 ? "none recorded yet" : [...named, ...more].join("; ");
}

const peopleMarks: readonly Plot.Markish[] = [
  Plot.ruleY([people.accuracy], {stroke: "var(--muted)", strokeDasharray: "4 3"}),
  Plot.text([people], {
    y: "accuracy",
    text: ({accuracy}: PublishedResult) => `people ${fixed(accuracy, 1)}%`,
    frameAnchor: "left",
    textAnchor: "start",
    dx: 6,
    dy: -9,
    fill: "var(--muted)"
  })
];

/** Results without a number of parameters: ticks at the right, named. */
function sideMarks(isNarrow: boolean): Plot.Markish[] {
  const end = isNarrow ? 20 : 34;
  const line = {y: "accuracy", frameAnchor: "right", rotate: 90, length: end - 14, stroke: "var(--muted)"} as const;
  return [Plot.vector(unknown, {...tick, ...line}), ...sideNames(isNarrow, end - 8)];
}

/** @param dx from the frame to the names, px */
function sideNames(isNarrow: boolean, dx: number): Plot.Markish[] {
  const names = unknown.map((result) => ({...result, text: isNarrow ? result.name : withAccuracy(result)}));
  const placed = clusters(names).flatMap((cluster) =>
    spread(cluster, ({accuracy}) => accuracy, isNarrow ? 0.58 : 0.52)
  );
  const words = {
    y: "place",
    text: "text",
    frameAnchor: "right",
    textAnchor: "start",
    fill: "var(--muted)",
    dx
  } as const;
  return (["first-hand", "second-hand"] as const).map((reading) =>
    Plot.text(
      placed.filter((result) => result.reading === reading),
      {...words, fontStyle: reading === "second-hand" ? "italic" : "normal"}
    )
  );
}

/** A plain line from the frame outwards. */
const tick = {
  anchor: "start",
  shape: {
    draw(context: {moveTo(x: number, y: number): void; lineTo(x: number, y: number): void}, length: number): void {
      context.moveTo(0, 0);
      context.lineTo(0, -length);
    }
  }
} as const;

/** Results that lie so near to each other that their names would touch, lowest first. */
function clusters<T extends PublishedResult>(results: readonly T[]): T[][] {
  const sorted = results.toSorted((a, b) => a.accuracy - b.accuracy);
  return sorted.reduce<T[][]>((all, result) => {
    const last = all.at(-1);
    if (last !== undefined && result.accuracy - last.at(-1)!.accuracy < 0.6) last.push(result);
    else all.push([result]);
    return all;
  }, []);
}

function withAccuracy({name, accuracy}: PublishedResult): string {
  return `${name}, ${fixed(accuracy, 1)}%`;
}

function publishedMarks(isNarrow: boolean): Plot.Markish[] {
  const known = publishedResults.filter(({parameterCount}) => parameterCount !== null);
  const place = {x: "parameterCount", y: "accuracy", fill: "var(--muted)"} as const;
  const words = {...place, lineAnchor: "bottom", dy: -8} as const;
  const dots = Plot.dot(known, {...place, r: 4});
  if (!isNarrow) return [dots, Plot.text(known, {...words, text: withAccuracy, textAnchor: "start", dx: -4})];
  const isSmall = ({parameterCount}: PublishedResult): boolean => parameterCount! < 2e5;
  const large = known.filter((result) => !isSmall(result));
  return [
    dots,
    Plot.text(known.filter(isSmall), {...words, text: "name", textAnchor: "start", dx: -8}),
    Plot.text(large, {...words, text: "name", textAnchor: "end", dx: 8, lineWidth: 7})
  ];
}

function ownMarks(own: readonly Own[], isNarrow: boolean): Plot.Markish[] {
  const place = {x: "parameterCount", y: (result: Own) => 100 * result.accuracy, fill: "colour"} as const;
  const named = own.filter(({isSource}) => isSource);
  const others = own.filter(({isSource}) => !isSource);
  const several = named.filter(({lower}) => lower !== null);
  const ends = {y1: ({lower}: Own) => 100 * lower!, y2: ({upper}: Own) => 100 * upper!} as const;
  const label = ({name, accuracy}: Own): string => (isNarrow ? name : `our ${name}, ${percent(accuracy)}`);
  const before = {...place, text: label, fontWeight: 600, textAnchor: "end", dx: -10} as const;
  const best = others.reduce<Own[]>(([most], one) => (most && most.accuracy > one.accuracy ? [most] : [one]), []);
  return [
    Plot.dot(others, {...place, r: 2.5}),
    Plot.ruleX(several, {x: "parameterCount", ...ends, stroke: "colour", strokeWidth: 2}),
    Plot.dot(named, {...place, r: 5}),
    Plot.text(named, before),
    ...(isNarrow ? [] : [Plot.text(best, {...before, fontWeight: 400, dx: -8, lineWidth: 14})]),
    Plot.tip(own, Plot.pointer({x: place.x, y: place.y, title: tipText}))
  ];
}

function tipText(result: Own): string {
  return `${result.name}\n${percent(result.accuracy, 2)}, ${count(result.parameterCount)} parameters\n${countOf(result.seedCount, "seed")}`;
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
