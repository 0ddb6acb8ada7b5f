import {tableFromArrays, tableToIPC} from "apache-arrow";
import {expect, it} from "vitest";
import {encodeTable} from "../../data-loaders/tables/encodeTable.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {readColumns} from "../../src/live/readColumns.js";

const share = Float32Array.of(0.25, 0.75, 0, 0, 0, 0, 0, 0, 0, 0);
const rows: Row<"predictions">[] = [
  {model: "ann", example: 0, label: 6, prediction: 1, probabilities: share, loss: 2.5},
  {model: "cnn", example: 0, label: 6, prediction: 0, probabilities: share.toReversed(), loss: 0.5}
];

it("columns hold strings as they are, numbers as typed arrays, and lists end to end", () => {
  const columns = readColumns("predictions", encodeTable("predictions", rows));
  expect(columns.model).toEqual(["ann", "cnn"]);
  expect(columns.prediction).toEqual(Uint8Array.of(1, 0));
  expect(columns.example).toEqual(Uint16Array.of(0, 0));
  expect(columns.loss).toEqual(Float32Array.of(2.5, 0.5));
  expect(columns.probabilities).toEqual(Float32Array.of(...share, ...share.toReversed()));
});

it("a file of another table is refused", () => {
  const sheets = encodeTable("test-images", [{example: 0, sheet: "test-00", cell: 0}]);
  expect(() => readColumns("predictions", sheets)).toThrow(/missing column in table predictions: expected model/);
});

it("a number out of its range is refused, with its place", () => {
  const table = tableFromArrays({
    example: Uint16Array.of(9999, 10000),
    sheet: ["test-00", "test-00"],
    cell: Uint16Array.of(0, 1)
  });
  expect(() => readColumns("test-images", tableToIPC(table))).toThrow(
    "invalid value in table test-images, column example, place 1: expected a number in [0, 9999], got 10000"
  );
});
