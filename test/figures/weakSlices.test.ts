import {expect, test} from "vitest";
import {weakSlices} from "../../src/figures/weakSlices.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";

useDocument();

const figure = opened(weakSlices);

/** Fifths of 1,000 images by one measure, with so many errors each, of which the last was suspected. */
function fifths(measure: Row<"slices">["measure"], errors: readonly number[], log10: number): Row<"slices">[] {
  return errors.map((errorCount, i) => ({
    model: "ann",
    measure,
    part: i + 1,
    from: i,
    to: i + 1,
    count: 1000,
    errorCount,
    errorRate: errorCount / 1000,
    ...wilsonInterval(errorCount, 1000),
    isSuspected: i === 4,
    log10AdjustedPValue: i === 4 ? log10 : null
  }));
}

const [worse, better, chance] = [
  fifths("ink", [50, 50, 50, 50, 200], -9),
  fifths("darkness", [200, 200, 200, 200, 50], -9),
  fifths("asymmetry", [50, 50, 50, 50, 52], -0.1)
];

test("a suspected fifth shows where it is told apart from the rest and is the worse", () => {
  expect(figure.title({slices: [...worse, ...better, ...chance]})).toMatch(/^1 of 3 suspected weak spots shows/);
  expect(figure.title({slices: [...worse, ...fifths("distance", [50, 50, 50, 50, 200], -9)]})).toMatch(
    /^All 2 suspected weak spots show/
  );
  expect(figure.title({slices: [...better, ...chance]})).toMatch(/^No suspected weak spot/);
});
