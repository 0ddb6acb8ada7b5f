import * as Plot from "@observablehq/plot";
import {acrossAxis} from "../components/axes.js";
import {endLabel} from "../components/endLabels.js";
import {modelScale} from "../components/modelLegend.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelName} from "../components/theme.js";
import {count, fixed, list} from "../lib/format.js";
import {judgesItself} from "../lib/labelDoubts.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {intervalCell, percentCell} from "./numbers.js";

type Part = Row<"set-aside">;

const partNames = {all: "All test images", suspect: "Suspect labels", other: "The others"} as const;
type Data = Pick<Tables, "setAside" | "runs" | "variants">;

/** Accuracy with the suspect labels set aside. */
export function accuracyWithoutSuspects(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "accuracy-without-suspects",
      title: title(data),
      caption: "Accuracy on all test images, on those with suspect labels and on the others; one seed, 95% CI.",
      method: caption(data),
      numbers: {
        columns: ["Test images", "n", "Model", "Accuracy", "95% interval"],
        rows: data.setAside.map((row) => [
          partNames[row.part],
          row.count,
          modelName[row.model],
          percentCell(row.accuracy),
          intervalCell(row)
        ])
      },
      tables: ["set-aside", "runs", "variants"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const suspects = tables.setAside.find(({part}) => part === "suspect");
  if (suspects === undefined) return `What suspect labels cost the two models is ${notRecordedYet}`;
  const gains = models.map((model) => {
    const [other, all] = (["other", "all"] as const).map((part) => partOf(tables, model, part).accuracy);
    return `the ${modelName[model]} ${fixed(100 * (other! - all!), 1)}`;
  });
  return `Without ${count(suspects.count)} suspect labels ${list(gains)} points better`;
}

function caption(tables: Data): string {
  const itself = judgesItself(tables) ? ", and one of them is the tested CNN" : "";
  return `Wilson intervals. A label is suspect where confident learning contradicts it by the mean of the cross-validation networks, none of which was trained on test images. They are CNNs and share the tested models’ mistakes${itself}, so the remaining images are easier by selection.`;
}

function draw({setAside: rows}: Data, {width}: Room): Element {
  if (rows.length === 0) return notRecorded("Suspect test labels");
  const points = rows.map(pointOf);
  return Plot.plot({
    width,
    height: 240,
    marginLeft: 112,
    marginRight: 92,
    marginBottom: 40,
    x: {...acrossAxis, label: "Accuracy (%)", domain: [0, 100], grid: true, ticks: 5},
    y: {domain: [...new Set(points.map(({name}) => name))], label: null, tickSize: 0},
    color: modelScale,
    marks: models.flatMap((model) => modelMarks(points, model))
  });
}

function modelMarks(points: readonly Point[], model: Part["model"]): Plot.Markish[] {
  const place = {y: "name", dy: model === "ann" ? -9 : 9} as const;
  const mine = points.filter((point) => point.model === modelName[model]);
  return [
    Plot.ruleY(mine, {...place, x1: "low", x2: "high", stroke: "model", strokeWidth: 2}),
    Plot.dot(mine, {...place, x: "x", fill: "model", r: 4}),
    Plot.text(mine, {...place, ...endLabel, x: "high", text: "words", fill: "model"})
  ];
}

type Point = ReturnType<typeof pointOf>;

function pointOf({model, part, count: imageCount, accuracy, lower, upper}: Part) {
  const x = 100 * accuracy;
  return {
    name: `${partNames[part]}\n${count(imageCount)} images`,
    model: modelName[model],
    x,
    low: 100 * lower,
    high: 100 * upper,
    words: `${modelName[model]} ${fixed(x, 1)}%`
  };
}

function partOf({setAside: rows}: Pick<Tables, "setAside">, model: Part["model"], part: Part["part"]): Part {
  const found = rows.find((row) => row.model === model && row.part === part);
  if (found === undefined) throw new Error(`missing part: expected table set-aside to hold ${part} for ${model}`);
  return found;
}
