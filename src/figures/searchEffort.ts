import * as Plot from "@observablehq/plot";
import {acrossAxis, uprightAxis} from "../components/axes.js";
import {endLabels} from "../components/endLabels.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelColour, modelName, optimiserDash} from "../components/theme.js";
import {fixed} from "../lib/format.js";
import {searchEfforts, type SearchEffort} from "../lib/searchEffort.js";
import {countOf} from "../lib/seedWords.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {percentCell} from "./numbers.js";

type Data = Pick<Tables, "trials">;

/** What the best of so many settings is expected to reach, for each search. */
export function searchEffort(data: Data, options: Room): HTMLElement {
  const efforts = searchEfforts(data);
  return figure(
    {
      name: "search-effort",
      title: title(efforts),
      caption: "Validation accuracy after one epoch that the best of so many settings is expected to reach; one seed.",
      how: "Where a line begins, one setting is tried; where it ends, all of its search. A steep line owes much to searching. Compare the two networks under one optimiser: the others’ learning rates were tried over a wider range than Adam’s settings.",
      method:
        "Mean of the best over all ways to draw so many of a search’s settings, each once (Dodge et al. 2019; Tang et al. 2020). With Adam, settings are learning rate, batch, dropout and width; with the others, the learning rate alone. A setting whose training stops, as its loss is no longer finite, counts as 0%.",
      numbers: {
        columns: ["Model", "Optimiser", "Settings tried", "Expected best validation accuracy"],
        rows: efforts.flatMap(({model, optimiser, best}) =>
          best.map((accuracy, i) => [modelName[model], optimiser, i + 1, percentCell(accuracy, 2)])
        )
      },
      tables: ["trials"]
    },
    efforts.length === 0 ? notRecorded("Trials of settings") : draw(efforts, options)
  );
}

function title(efforts: readonly SearchEffort[]): string {
  if (efforts.length === 0) return "What searching for settings is worth is not recorded yet";
  const [ann, cnn] = (["ann", "cnn"] as const).map((model) =>
    efforts.find((one) => one.model === model && one.optimiser === "Adam")
  );
  if (ann === undefined || cnn === undefined) return "What the best of so many settings is expected to reach";
  const ahead = cnn.best.map((accuracy, i) => accuracy > ann.best[i]!);
  if (ahead.every(Boolean)) return "With Adam the CNN leads after one epoch, whatever the number tried";
  return ahead.some(Boolean)
    ? "With Adam, who leads after one epoch depends on the number tried"
    : "With Adam the ANN leads after one epoch, whatever the number tried";
}

interface Point {
  readonly line: string;
  readonly colour: string;
  readonly tried: number;
  readonly mean: number;
}

function pointsOf({model, optimiser, best}: SearchEffort): Point[] {
  const line = `${modelName[model]}, ${optimiser}`;
  return best.map((accuracy, i) => ({line, colour: modelColour[model], tried: i + 1, mean: 100 * accuracy}));
}

function draw(efforts: readonly SearchEffort[], {width}: Room): Element {
  const height = Math.min(440, Math.max(320, width * 0.5));
  const lines = efforts.map((effort) => ({points: pointsOf(effort), dash: optimiserDash[effort.optimiser]}));
  const all = lines.flatMap(({points}) => points);
  const values = all.map(({mean}) => mean);
  const distance = ((Math.max(...values) - Math.min(...values)) * 18) / (height - 60);
  const place = {x: "tried", y: "mean"} as const;
  return Plot.plot({
    width,
    height,
    marginLeft: 48,
    marginBottom: 40,
    marginRight: 120,
    x: {...acrossAxis, label: "Settings tried"},
    y: uprightAxis("Expected best (%)"),
    marks: [
      lines.map(({points, dash}) =>
        Plot.line(points, {...place, stroke: points[0]!.colour, strokeWidth: 2, strokeDasharray: dash})
      ),
      endLabels(
        lines.map(({points}) => points.at(-1)!),
        distance,
        {x: "tried", text: "line", fill: "colour"}
      ),
      Plot.tip(all, Plot.pointer({...place, title: tipText}))
    ]
  });
}

function tipText({line, tried, mean}: Point): string {
  return `${line}\nbest of ${countOf(tried, "setting")}: ${fixed(mean, 2)}% expected`;
}
