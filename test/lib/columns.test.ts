import {tableFromIPC} from "apache-arrow";
import {expect, it} from "vitest";
import {encodeTable} from "../../data-loaders/tables/encodeTable.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {columns} from "../../src/lib/columns.js";
import {rows as rowsOf, type ArrowTable} from "../../src/lib/rows.js";

const share = Float32Array.of(0.25, 0.75, 0, 0, 0, 0, 0, 0, 0, 0);
const rows: Row<"predictions">[] = [
  {model: "ann", example: 0, label: 6, prediction: 1, probabilities: share, loss: 2.5},
  {model: "cnn", example: 0, label: 6, prediction: 0, probabilities: share.toReversed(), loss: 0.5}
];

const table = tableFromIPC(encodeTable("predictions", rows)) as unknown as ArrowTable<Row<"predictions">>;

it("columns hold strings as they are, numbers as typed arrays, and lists end to end", () => {
  const read = columns(table);
  expect(read.model).toEqual(["ann", "cnn"]);
  expect(read.prediction).toEqual(Uint8Array.of(1, 0));
  expect(read.example).toEqual(Uint16Array.of(0, 0));
  expect(read.loss).toEqual(Float32Array.of(2.5, 0.5));
  expect(read.probabilities).toEqual(Float32Array.of(...share, ...share.toReversed()));
});

it("rows are plain objects with the same values, lists as typed arrays", () => {
  expect(rowsOf(table)).toEqual(rows);
});
