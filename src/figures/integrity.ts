import {elements} from "../components/elements.js";
import type {Figure} from "./figure.js";

/** Every integrity check of the data as a table. */
export const integrity: Figure<"audit"> = {
  tables: ["audit"],
  size: "wide",
  isFluid: true,
  title: ({audit}) => {
    const failed = audit.filter(({passed}) => !passed).length;
    return failed === 0
      ? `All ${audit.length} integrity checks pass`
      : `${failed} of ${audit.length} integrity checks fail`;
  },
  caption: () =>
    "Measured by this build on the four files and on the splits made of them, beside what a sound data set has.",
  twin: ({audit}) => ({
    columns: ["Check", "Of", "Expected", "Measured", "Passed"],
    rows: audit.map(({check, subject, expected, measured, passed}) => [
      check,
      subject,
      expected,
      measured,
      passed ? "yes" : "no"
    ])
  }),
  draw: ({audit}, {document}) => {
    const {div, table, thead, tbody, tr, th, td, span} = elements(document);
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
};

/** A hash's first digits; anything shorter whole. */
function shortened(value: string): string {
  return value.length > 32 ? `${value.slice(0, 12)}…` : value;
}
