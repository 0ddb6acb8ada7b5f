import * as Plot from "@observablehq/plot";
import {garment} from "../components/garment.js";
import {modelScale} from "../components/modelLegend.js";
import {notRecorded} from "../components/notRecorded.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {tags} from "../components/tags.js";
import {modelDash, modelName} from "../components/theme.js";
import {changedAnswers, type ChangedAnswers} from "../lib/changedAnswers.js";
import {className} from "../lib/classNames.js";
import {count, fixed, percent} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures, type Room} from "./figure.js";
import {exact, type Numbers} from "./numbers.js";

const {a, li, span, ul} = tags;

type Data = Pick<Tables, "smallestChanges" | "changedImages" | "sheets">;

/** How little changes the networks' answers, and what the changed images look like. */
export function shortestChanges(data: Data, options: Room & Pictures): HTMLElement {
  const found = changedAnswers(data);
  return figure(
    {
      name: "shortest-changes",
      title: title(found),
      caption: caption(found),
      how: "Lengths are Euclidean, of pixels from 0 to 1. The ANN's line is dashed. Above it, a garment of each class as it is, then changed for the ANN and for the CNN, with the class that the network then names and the length of the change.",
      method:
        "One seed of each network; the first 200 test images of each class. The search takes 100 steps up the gradient of the answer's cross-entropy (Rony et al., 2019), with whole levels from 0 to 255; what it finds is an upper bound, as a shorter change may exist.",
      numbers: numbers(found),
      tables: ["smallest-changes", "changed-images", "sheets"]
    },
    found === undefined ? notRecorded("Smallest changes") : curves(found, options.width),
    gallery(data, options.images)
  );
}

function title(found: ChangedAnswers | undefined): string {
  if (found === undefined) return `The smallest changes are ${notRecordedYet}`;
  const {ann, cnn} = found.medians;
  const [easier, ratio] = cnn < ann ? (["CNN", cnn / ann] as const) : (["ANN", ann / cnn] as const);
  const other = easier === "CNN" ? "ANN" : "CNN";
  return `Median length of the change that fools the ${easier}: ${fixed(ratio, 2)} times the ${other}’s`;
}

function caption(found: ChangedAnswers | undefined): string {
  const n = found === undefined ? "" : `${count(found.lengths.ann.length)} `;
  return `Share of answers that a change of this length can change, on ${n}test images that both networks get right.`;
}

const shares = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

function numbers(found: ChangedAnswers | undefined): Numbers {
  const columns = ["Share of answers changed", ...models.map((model) => `${modelName[model]}, within a length of`)];
  if (found === undefined) return {columns, rows: [["All", "not recorded yet", ""]]};
  const within = (model: Model, share: number): number => {
    const lengths = found.lengths[model];
    return lengths[Math.ceil(share * lengths.length) - 1]!;
  };
  return {
    columns,
    rows: shares.map((share) => [
      percent(share, 0),
      ...models.map((model) => exact(within(model, share), fixed(within(model, share), 2)))
    ])
  };
}

/** Points of a curve; more would not be seen. */
const pointCount = 100;

function curves({lengths}: ChangedAnswers, width: number): Element {
  const most = Math.max(...models.map((model) => lengths[model][Math.ceil(0.99 * lengths[model].length) - 1]!));
  const points = models.flatMap((model) =>
    Array.from({length: pointCount + 1}, (_, i) => {
      const x = (most * i) / pointCount;
      const changed = lengths[model].filter((length) => length <= x).length;
      return {name: modelName[model], x, y: (100 * changed) / lengths[model].length};
    })
  );
  const names = models.map((model) => {
    const own = points.filter(({name, y}) => name === modelName[model] && y <= 70);
    return own.at(-1)!;
  });
  const place = {x: "x", y: "y"} as const;
  const side = {grid: true, tickSize: 0, labelArrow: "none"} as const;
  return Plot.plot({
    width,
    height: Math.min(0.55 * width, 320),
    marginLeft: 40,
    marginRight: 24,
    marginBottom: 40,
    x: {...side, ticks: 6, label: "Length of the change", labelAnchor: "center"},
    y: {...side, domain: [0, 100], ticks: 5, label: "Answers changed (%)"},
    color: modelScale,
    marks: [
      ...models.map((model) =>
        Plot.line(
          points.filter(({name}) => name === modelName[model]),
          {...place, stroke: "name", strokeWidth: 2.25, strokeDasharray: modelDash[model]}
        )
      ),
      Plot.text(names, {...place, text: "name", fill: "name", textAnchor: "start", dx: 8, dy: 6, fontWeight: 600}),
      Plot.tip(
        points,
        Plot.pointerX({
          ...place,
          title: ({name, x, y}: (typeof points)[number]) =>
            `${name}: ${fixed(y, 0)}% changed\nwithin a length of ${fixed(x, 2)}`
        })
      )
    ]
  });
}

function gallery({changedImages, smallestChanges, sheets}: Data, images: Pictures["images"]): HTMLElement {
  const changes = new Map(smallestChanges.map((row) => [`${row.model} ${row.example}`, row]));
  return ul(
    {class: "nearest threes"},
    changedImages.map((shown) => {
      const ofModels = models.map((model) => changes.get(`${model} ${shown.example}`)!);
      return item(shown, ofModels, sheetsByName(sheets).get(shown.sheet)!, images);
    })
  );
}

function item(
  {example, label, cell}: Row<"changed-images">,
  changes: readonly Row<"smallest-changes">[],
  sheet: Row<"sheets">,
  images: Pictures["images"]
): HTMLElement {
  const words = [
    {cell, name: className(label), detail: "as it is"},
    ...changes.map(({model, prediction, distance}, i) => {
      return {cell: cell + 1 + i, name: className(prediction), detail: `${modelName[model]} ${fixed(distance, 2)}`};
    })
  ];
  return li(
    {},
    a(
      {href: `./explore.html?image=${example}`},
      words.map(({cell, name, detail}) =>
        span(
          {class: "change"},
          garment(sheet, cell, {images}),
          span({class: "nearest-class"}, name),
          " ",
          span({class: "change-detail"}, detail)
        )
      )
    )
  );
}
