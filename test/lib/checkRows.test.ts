import {describe, expect, it} from "vitest";
import {checkRows} from "../../src/lib/checkRows.js";

const prediction = {
  model: "ann",
  example: 3,
  label: 2,
  prediction: 4,
  probabilities: new Float32Array(10).fill(0.1),
  loss: 1.5
};

/** A row of table `predictions` with some cells changed. */
function changed(cells: Readonly<Record<string, unknown>>): () => void {
  return () => checkRows("predictions", [prediction, {...prediction, ...cells}]);
}

describe("checkRows", () => {
  it("accepts rows that fit, and no rows", () => {
    expect(changed({})).not.toThrow();
    expect(() => checkRows("predictions", [])).not.toThrow();
  });
  it("accepts the ends of a range", () => {
    expect(changed({label: 0, prediction: 9, example: 9999, loss: 0})).not.toThrow();
  });
  it("says table, row, column, what was expected and what it got", () => {
    expect(changed({label: 10})).toThrow(
      new RangeError("invalid value in table predictions, row 1, column label: expected a number in [0, 9], got 10")
    );
  });
  it.each([
    ["a number below its range", {loss: -0.5}, "column loss: expected a number in [0, Infinity], got -0.5"],
    ["a number that its integer type cannot hold", {example: 65_536}, "column example: expected a uint16, got 65536"],
    ["a negative integer", {example: -1}, "column example: expected a uint16, got -1"],
    ["a fraction for an integer", {label: 1.5}, "column label: expected a uint8, got 1.5"],
    ["NaN", {loss: NaN}, "column loss: expected a finite number, got NaN"],
    ["an infinity", {loss: Infinity}, "column loss: expected a finite number, got Infinity"],
    ["a 64-bit integer", {label: 2n}, "column label: expected a finite number, got 2"],
    ["text for a number", {loss: "1.5"}, 'column loss: expected a finite number, got "1.5"'],
    ["a number for text", {model: 1}, "column model: expected a string, got 1"],
    ["text that is none of the choices", {model: "rnn"}, 'column model: expected one of ann, cnn, got "rnn"'],
    ["a null where the column has none", {label: null}, "column label: expected a value, got null"],
    ["a missing cell", {label: undefined}, "column label: expected a finite number, got nothing"],
    ["a missing list", {probabilities: undefined}, "column probabilities: expected 10 of float32, got nothing"],
    [
      "a list too short",
      {probabilities: new Float32Array(3)},
      "column probabilities: expected 10 of float32, got [0,0,0]"
    ],
    [
      "a list of plain numbers",
      {probabilities: Array(10).fill(0)},
      "column probabilities: expected 10 of float32, got [0,0,"
    ],
    [
      "a list with a value out of range",
      {probabilities: new Float32Array(10).fill(2)},
      "column probabilities: expected in each place a number in [0, 1], got [2,2,"
    ]
  ])("refuses %s", (_, cells, message) => {
    expect(changed(cells)).toThrow(RangeError);
    expect(changed(cells)).toThrow(message);
  });
  it("refuses a list of another type than the column's, even if the numbers fit", () => {
    const row = {example: 0, neighbourLabels: new Uint8Array(5), distances: new Float32Array(5), sheet: "a", cell: 0};
    expect(() => checkRows("neighbours", [{...row, neighbours: new Uint16Array(5)}])).not.toThrow();
    expect(() => checkRows("neighbours", [{...row, neighbours: new Uint8Array(5)}])).toThrow(
      "column neighbours: expected 5 of uint16, got [0,0,0,0,0]"
    );
  });
  it("refuses anything but true and false where the schema says bool", () => {
    const check = {check: "a", subject: "b", expected: "1", measured: "1", passed: 1};
    expect(() => checkRows("audit", [check])).toThrow("column passed: expected true or false, got 1");
  });
  it("keeps a message short whatever the value", () => {
    const check = {check: "a", subject: "b", expected: "1", measured: "1", passed: "x".repeat(10_000)};
    expect(() => checkRows("audit", [check])).toThrow(/^.{1,200}$/);
  });
});
