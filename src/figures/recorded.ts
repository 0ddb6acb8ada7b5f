import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {fixed, percent, seconds} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";

const {div, table: frame, tbody, td, th, thead, tr} = tags;

type Run = Row<"runs">;

const measures: readonly {readonly name: string; readonly text: (run: Run) => string}[] = [
  {name: "Weights, SHA-256", text: ({weightsSha256}) => weightsSha256.slice(0, 16)},
  {name: "Training accuracy", text: ({trainAccuracy}) => percent(trainAccuracy, 2)},
  {name: "Validation accuracy", text: ({validationAccuracy}) => percent(validationAccuracy, 2)},
  {name: "Test accuracy", text: ({testAccuracy}) => percent(testAccuracy, 2)},
  {name: "Test loss, nats", text: ({testLoss}) => fixed(testLoss, 4)},
  {name: "Training time", text: ({trainSeconds}) => seconds(trainSeconds)}
];

type Data = Pick<Tables, "runs">;

/** This build's runs beside those recorded earlier, number by number. */
export function recorded(data: Data): HTMLElement {
  return figure(
    {
      name: "recorded",
      title: title(data),
      caption: "Equal hashes mean equal weights in every bit, and so equal predictions; times differ with the machine.",
      how: "Other weights mean that something that decides the bits has changed: code, a version or the data.",
      numbers: table(data),
      tables: ["runs"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const pairs = comparable(tables);
  if (pairs.length === 0) return "There is no recorded run of this protocol to compare with";
  const equal = pairs.filter(({build, earlier}) => build.weightsSha256 === earlier.weightsSha256).length;
  if (equal === pairs.length) return "This build’s weights are those recorded, bit by bit";
  const others = pairs.length - equal;
  return `${others} of ${pairs.length} runs ${others === 1 ? "has" : "have"} other weights than those recorded`;
}

function draw(tables: Data): Element {
  const {columns, rows} = table(tables);
  const body = rows.map(([model, ...cells]) =>
    tr({}, th({scope: "row"}, model), ...cells.map((cell, i) => td({"data-label": columns[i + 1]!}, cell)))
  );
  return div(
    {class: "table-frame", tabindex: 0, role: "region", "aria-label": "Recorded runs"},
    frame(
      {class: "stacked"},
      thead(
        {},
        tr(
          {},
          columns.map((column) => th({scope: "col"}, column))
        )
      ),
      tbody({}, body)
    )
  );
}

function table(tables: Data): {readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]} {
  const rows = comparable(tables).flatMap(({build, earlier}) =>
    measures.map(({name, text}) => {
      return [
        modelName[build.model],
        name,
        text(build),
        text(earlier),
        text(build) === text(earlier) ? "equal" : "different"
      ];
    })
  );
  return {columns: ["Model", "Measure", "This build", "Recorded", "Compared"], rows};
}

/** The build's runs with their recorded counterparts of the same profile. */
function comparable(tables: Data): {build: Run; earlier: Run}[] {
  return models.flatMap((model) => {
    const build = coreRun(tables, model);
    const earlier = tables.runs.find(
      ({origin, run, profile}) => origin === "recorded" && run === build.run && profile === build.profile
    );
    return earlier === undefined ? [] : [{build, earlier}];
  });
}
