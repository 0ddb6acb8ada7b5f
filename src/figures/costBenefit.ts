import * as Plot from "@observablehq/plot";
import {endLabel} from "../components/endLabels.js";
import {modelName} from "../components/theme.js";
import {count, fixed, millions, points, seconds, times} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {exact, percentCell} from "./numbers.js";

interface Cost {
  readonly name: string;
  readonly value: (run: Row<"runs">) => number;
  readonly text: (value: number) => string;
}

const costs: readonly Cost[] = [
  {name: "Parameters", value: (run) => run.parameterCount, text: count},
  {name: "Operations per image", value: (run) => run.forwardFlops, text: millions},
  {name: "Training time", value: (run) => run.trainSeconds, text: seconds},
  {name: "Time per test image", value: (run) => run.inferenceMicroseconds, text: (value) => `${fixed(value, 0)} µs`}
];

type Data = Pick<Tables, "runs">;

/** What the CNN costs beside what it gains. */
export function costBenefit(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "cost-benefit",
      title: title(data),
      caption: "The CNN’s costs as multiples of the ANN’s, which the upright strokes mark.",
      method: `Operations count a multiplication and an addition as two. Times are of this build, one run of each: ${coreRun(data, "cnn").machine}; training on all of its cores, test images in small batches, each on one core.`,
      numbers: {
        columns: ["Model", "Test accuracy", ...costs.map(({name}) => name)],
        rows: models.map((model) => {
          const run = coreRun(data, model);
          return [
            modelName[model],
            percentCell(run.testAccuracy, 2),
            ...costs.map(({value, text}) => exact(value(run), text(value(run))))
          ];
        })
      },
      tables: ["runs"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const [ann, cnn] = models.map((model) => coreRun(tables, model));
  const gain = cnn!.testAccuracy - ann!.testAccuracy;
  const price = `${times(cnn!.forwardFlops / ann!.forwardFlops)} the operations`;
  return gain > 0
    ? `Seed ${cnn!.seed}: ${points(gain)} more test accuracy for ${price}`
    : `Seed ${cnn!.seed}: the CNN takes ${price} and gains nothing`;
}

function draw(tables: Data, {width}: Room): Element {
  const bars = costs.map((cost) => barOf(tables, cost));
  return Plot.plot({
    width,
    height: 46 * bars.length + 14,
    marginLeft: 0,
    marginRight: 60,
    marginTop: 6,
    marginBottom: 8,
    x: {domain: [0, Math.max(...bars.map(({ratio}) => ratio))], axis: null},
    y: {domain: bars.map(({name}) => name), axis: null},
    marks: [
      Plot.barX(bars, {y: "name", x: "ratio", fill: "var(--cnn)", insetTop: 22, insetBottom: 4}),
      Plot.tickX(bars, {y: "name", x: 1, stroke: "var(--ann)", strokeWidth: 3, insetTop: 18}),
      Plot.text(bars, {y: "name", x: 0, text: "words", textAnchor: "start", dy: -9}),
      Plot.text(bars, {...endLabel, y: "name", x: "ratio", text: "times", fill: "var(--cnn)", dy: 9})
    ]
  });
}

/** A cost of the CNN as a multiple of the ANN's, and both in words. */
function barOf(tables: Data, {name, value, text}: Cost) {
  const [ann, cnn] = models.map((model) => value(coreRun(tables, model)));
  const ratio = cnn! / ann!;
  return {
    name,
    ratio,
    words: `${name}: ANN ${text(ann!)}, CNN ${text(cnn!)}`,
    times: `× ${fixed(ratio, ratio < 10 ? 1 : 0)}`
  };
}
