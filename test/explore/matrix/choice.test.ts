import {describe, expect, it} from "vitest";
import {blockChoice, diagonalChoice, isChosen, toggled} from "../../../src/explore/matrix/choice.js";
import {noFilters} from "../../../src/explore/view/view.js";

describe("a cell chooses", () => {
  it.each([
    ["cnn", {label: [6], cnn: [0]}],
    ["ann", {label: [6], ann: [0]}],
    ["agreement", {ann: [6], cnn: [0]}],
    ["difference", {label: [6], one: [0]}]
  ] as const)("in mode %s %o and nothing else", (mode, expected) => {
    const none = {label: [], ann: [], cnn: [], one: [], same: undefined};
    expect(blockChoice(mode, [6], [0])).toEqual({...none, ...expected});
  });
});

it("the diagonal chooses hits, what lies off it errors; in the agreement the same predictions", () => {
  expect(diagonalChoice("ann", true).ann).toBe("right");
  expect(diagonalChoice("cnn", false).cnn).toBe("wrong");
  expect(diagonalChoice("agreement", true).same).toBe(true);
  expect(diagonalChoice("difference", true).one).toBe("right");
});

it("a choice made a second time is taken back", () => {
  const choice = blockChoice("cnn", [6], [0]);
  const chosen = {...noFilters, ...choice};
  expect(isChosen(choice, noFilters)).toBe(false);
  expect(isChosen(choice, chosen)).toBe(true);
  expect(toggled(choice, noFilters)).toEqual(choice);
  expect({...chosen, ...toggled(choice, chosen)}).toEqual(noFilters);
});
