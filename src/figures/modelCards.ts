import {tags} from "../components/tags.js";
import {list, percent} from "../lib/format.js";
import {modelCard, type CardTables} from "../lib/modelCard.js";
import {portableNames, portableNetworks, portableRun, standardisationOf} from "../lib/portableNetworks.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {div, table, tbody, td, th, thead, tr} = tags;

type Data = CardTables & Pick<Tables, "modelFiles">;

/** The cards of all networks, field by field; what holds for neighbours is said once. */
export function modelCards(data: Data): HTMLElement {
  return figure(
    {
      name: "model-cards",
      title: title(data),
      caption: caption(),
      numbers: numbers(data),
      tables: ["runs", "seeds", "layers", "class-counts", "model-files"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const accuracies = portableNetworks(tables).map(
    (variant) => `${portableNames[variant]} ${percent(portableRun(tables, variant).testAccuracy, 2)}`
  );
  return `Test accuracy of these files: ${accuracies.join(", ")}`;
}

function caption(): string {
  return "Model cards with Hugging Face’s fields. Intervals over images hold for these weights, those over seeds for the protocol.";
}

function numbers(tables: Data): Numbers {
  const names = portableNetworks(tables).map((variant) => portableNames[variant]);
  return {columns: ["Field", ...names], rows: fields(tables).map(({field, texts}) => [field, ...texts])};
}

function draw(tables: Data): Element {
  const networks = portableNetworks(tables);
  const head = networks.map((variant) => th({scope: "col", class: `name-${variant}`}, portableNames[variant]));
  const body = fields(tables).map(({field, texts}) => {
    const cells = joined(texts).map(({text, from, to}) => {
      const names = networks.slice(from, to).map((variant) => portableNames[variant]);
      const isOfAll = names.length === networks.length;
      return td({colspan: names.length, ...(!isOfAll && {"data-label": list(names)})}, text);
    });
    return tr({}, th({scope: "row"}, field), ...cells);
  });
  return div(
    {class: "table-frame model-cards", tabindex: 0, role: "region", "aria-label": "Model cards"},
    table({class: "stacked"}, thead({}, tr({}, th({scope: "col"}, "Field"), ...head)), tbody({}, body))
  );
}

/** Texts of neighbours that are alike, as one. */
function joined(texts: readonly string[]): {readonly text: string; readonly from: number; readonly to: number}[] {
  const starts = texts.flatMap((text, i) => (text === texts[i - 1] ? [] : [i]));
  return starts.map((from, i) => ({text: texts[from]!, from, to: starts[i + 1] ?? texts.length}));
}

/** What each card says in a field, in the order of the networks. */
function fields(tables: Data): {readonly field: string; readonly texts: readonly string[]}[] {
  const cards = portableNetworks(tables).map((variant) =>
    modelCard(tables, variant, standardisationOf(tables, variant))
  );
  return cards[0]!.map(({field}, i) => ({field, texts: cards.map((card) => card[i]!.text)}));
}
