import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {percent} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import {modelCard, type CardTables} from "../lib/modelCard.js";
import {models} from "../lib/schemas/vocabulary.js";
import {figure} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {div, table, tbody, td, th, thead, tr} = tags;

/** The cards of both models, field by field; what holds for both is said once. */
export function modelCards(data: CardTables): HTMLElement {
  return figure(
    {
      name: "model-cards",
      title: title(data),
      caption: caption(),
      numbers: numbers(data),
      tables: ["runs", "seeds", "layers", "class-counts", "pixel-statistics"]
    },
    draw(data)
  );
}

function title(tables: CardTables): string {
  const [ann, cnn] = models.map((model) => percent(coreRun(tables, model).testAccuracy));
  return `These files classify ${cnn} (CNN) and ${ann} (ANN) correctly`;
}

function caption(): string {
  return "Model cards with Hugging Face’s fields. Intervals over images hold for these weights, those over seeds for the protocol.";
}

function numbers(tables: CardTables): Numbers {
  return {columns: ["Field", ...models.map((model) => modelName[model])], rows: fields(tables)};
}

function draw(tables: CardTables): Element {
  const head = tr(
    {},
    th({scope: "col"}, "Field"),
    ...models.map((model) => th({scope: "col", class: `name-${model}`}, modelName[model]))
  );
  const body = fields(tables).map(([field, ann, cnn]) => {
    const texts =
      ann === cnn
        ? [td({colspan: 2}, ann)]
        : [td({"data-label": modelName.ann}, ann), td({"data-label": modelName.cnn}, cnn)];
    return tr({}, th({scope: "row"}, field), ...texts);
  });
  return div(
    {class: "table-frame model-cards", tabindex: 0, role: "region", "aria-label": "Model cards"},
    table({class: "stacked"}, thead({}, head), tbody({}, body))
  );
}

function fields(tables: CardTables): [field: string, ann: string, cnn: string][] {
  const cnn = modelCard(tables, "cnn");
  return modelCard(tables, "ann").map(({field, text}, i) => [field, text, cnn[i]!.text]);
}
