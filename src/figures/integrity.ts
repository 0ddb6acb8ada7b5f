import {tags} from "../components/tags.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";

const {div, span, table, tbody, td, th, thead, tr} = tags;

type Data = Pick<Tables, "audit">;

/** Every integrity check of the data as a table. */
export function integrity(data: Data): HTMLElement {
  return figure(
    {
      name: "integrity",
      title: title(data),
      caption:
        "Measured by this build on the four files and on the splits made of them, beside what a sound data set has.",
      numbers: {
        columns: ["Check", "Of", "Expected", "Measured", "Passed"],
        rows: data.audit.map(({check, subject, expected, measured, passed}) => [
          check,
          subject,
          expected,
          measured,
          passed ? "yes" : "no"
        ])
      },
      tables: ["audit"]
    },
    draw(data)
  );
}

function title({audit}: Data): string {
  const failed = audit.filter(({passed}) => !passed).length;
  return failed === 0
    ? `All ${audit.length} integrity checks pass`
    : `${failed} of ${audit.length} integrity checks fail`;
}

function draw({audit}: Data): Element {
  const head = tr(
    {},
    ["Check", "Of", "Expected", "Measured", "Result"].map((name) => th({scope: "col"}, name))
  );
  const body = audit.map(({check, subject, expected, measured, passed}) => {
    const mark = span({class: passed ? "mark-passed" : "mark-failed"}, passed ? "✓ passed" : "✗ failed");
    return tr(
      {},
      th({scope: "row"}, check),
      td({class: "files", "data-label": "Of"}, subject),
      td({"data-label": "Expected"}, shortened(expected)),
      td({"data-label": "Measured"}, shortened(measured)),
      td({"data-label": "Result"}, mark)
    );
  });
  return div(
    {class: "table-frame", tabindex: 0, role: "region", "aria-label": "Integrity checks"},
    table({class: "stacked"}, thead({}, head), tbody({}, body))
  );
}

/** A hash's first digits; anything shorter whole. */
function shortened(value: string): string {
  return value.length > 32 ? `${value.slice(0, 12)}…` : value;
}
