import {describe, expect, it} from "vitest";
import {matrixCell, strengths, type CellOptions} from "../../../src/explore/matrix/cell.js";

const shirt = {name: "Shirt", labels: [6]};
const coat = {name: "Coat", labels: [4]};
const tops = {name: "Tops", labels: [0, 2, 6]};

const counts = new Uint32Array(100);
counts[64] = 87;
counts[66] = 913;
const less = new Uint32Array(100);
less[64] = 100;
less[66] = 900;

const options = (change: Partial<CellOptions> = {}): CellOptions => ({
  counts,
  models: {a: {name: "ANN"}, b: {name: "CNN"}},
  mode: "b",
  unit: "count",
  isChanged: false,
  ...change
});

describe("a cell", () => {
  it("is spoken with its count and its share of the row", () => {
    const {text, spoken} = matrixCell(shirt, coat, options());
    expect([text, spoken]).toEqual(["87", "true Shirt, predicted Coat: 87 (8.7%)"]);
  });
  it("in percent of the row or column says that share", () => {
    expect(matrixCell(shirt, coat, options({unit: "row"})).text).toBe("8.7");
    expect(matrixCell(shirt, coat, options({unit: "column"})).text).toBe("100.0");
  });
  it("of a folded group sums its classes", () => {
    expect(matrixCell(tops, tops, options())).toMatchObject({value: 913, isDiagonal: true});
  });
  it("of the agreement names both models", () => {
    expect(matrixCell(shirt, coat, options({mode: "agreement"})).spoken).toBe("ANN Shirt, CNN Coat: 87 (8.7%)");
  });
  it("of the difference has a sign, and a mark where it is more than chance", () => {
    const difference = options({mode: "difference", less, isChanged: true});
    expect(matrixCell(shirt, coat, difference)).toMatchObject({
      value: -13,
      text: "−13",
      isChanged: true,
      spoken: "true Shirt, predicted Coat: −13; CNN 87 (8.7%), ANN 100 (10.0%), more than chance"
    });
    expect(matrixCell(shirt, shirt, options({mode: "difference", less})).text).toBe("+13");
  });
});

it("a shade counts errors only, unless hits are to count too; a minus keeps its sign", () => {
  const cells = [matrixCell(shirt, shirt, options()), matrixCell(shirt, coat, options())];
  expect(strengths(cells, "errors")).toEqual([0, 1]);
  expect(strengths(cells, "all")).toEqual([1, Math.sqrt(87 / 913)]);
  const fewer = [matrixCell(shirt, coat, options({mode: "difference", less}))];
  expect(strengths(fewer, "errors")).toEqual([-1]);
});
