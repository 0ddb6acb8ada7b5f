import * as Plot from "@observablehq/plot";
import {greatest, group, max} from "d3";
import {acrossAxis} from "../components/axes.js";
import {modelScale} from "../components/modelLegend.js";
import {notRecorded} from "../components/notRecorded.js";
import {panelName, panelPlace, type PanelPlace} from "../components/panelGrid.js";
import {modelName} from "../components/theme.js";
import {fixed, list, percent} from "../lib/format.js";
import type {Interval} from "../lib/interval.js";
import {kindNames, robustnessBands, robustnessByKind, settingOf, type RobustnessBand} from "../lib/robustness.js";
import {capitalised, seedsOfBoth} from "../lib/seedWords.js";
import {corruptionKinds, models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {exact, intervalCell, type Numbers} from "./numbers.js";

const nothing = "No run’s accuracy on corrupted images is recorded yet";

type Data = Pick<Tables, "runs" | "robustness" | "corruptions">;

/** Accuracy on corrupted test images by kind and strength, both models over their seeds. */
export function robustnessCurves(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "robustness-curves",
      title: title(data),
      caption: caption(data),
      numbers: numbers(data),
      tables: ["runs", "robustness", "corruptions"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const kinds = robustnessByKind(tables);
  if (kinds.length === 0) return nothing;
  const named = (sign: number): string => list(kinds.filter((kind) => kind.verdict === sign).map(({name}) => name));
  const [ahead, behind] = [named(1), named(-1)];
  if (ahead === "" && behind === "") return "Under no kind of corruption is the difference of the models significant";
  if (behind === "") return `The CNN stays ahead under ${ahead}`;
  if (ahead === "") return `The CNN falls behind the ANN under ${behind}`;
  return `The CNN stays ahead under ${ahead}, and falls behind under ${behind}`;
}

function caption(tables: Data): string {
  const [ann, cnn] = models.map((model) => bandsOf(tables).find((band) => band.model === model)?.seedCount ?? 0);
  return `Accuracy (%) on the 10,000 test images, each corrupted at strengths 1 to 5; 0 is the image as it is. ${capitalised(seedsOfBoth(ann!, cnn!))}: lines are means, bands 95% t intervals over seeds. The title goes by the mean over the five strengths: paired t test over the seeds that both have, at 5% after Holm’s correction for ${corruptionKinds.length} kinds. No network was trained on corrupted images, and the strengths were chosen by eye.`;
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

function draw(tables: Data, {width}: Room): Element {
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
    marks: marksOf(bands, columnCount)
  });
}

const bandsOf = (tables: Data): Named[] => {
  return robustnessBands(tables).map((band) => ({...band, name: modelName[band.model]}));
};

interface Named extends RobustnessBand {
  readonly name: string;
}

function marksOf(bands: readonly Named[], columnCount: number): Plot.Markish[] {
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
    Plot.areaY(bands, {...place, y1: "lower", y2: "upper", fill: "name", fillOpacity: 0.2}),
    Plot.line(bands, {...place, y: "mean", stroke: "name", strokeWidth: 2.25}),
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
  const interval = seedCount < 2 ? "one seed" : `${fixed(lower, 1)} to ${fixed(upper, 1)}%, ${seedCount} seeds`;
  return `${name}, ${kindNames[kind]}, strength ${strength}\n${fixed(mean, 1)}% right (${interval})`;
}
