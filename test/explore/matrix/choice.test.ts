import {describe, expect, it} from "vitest";
import {blockChoice, diagonalChoice, isChosen, toggled} from "../../../src/explore/matrix/choice.js";
import {noFilters} from "../../../src/explore/view/view.js";

describe("a cell chooses", () => {
  it.each([
    ["b", {label: [6], saysB: [0]}],
    ["a", {label: [6], saysA: [0]}],
    ["agreement", {saysA: [6], saysB: [0]}],
    ["difference", {label: [6], one: [0]}]
  ] as const)("in mode %s %o and nothing else", (mode, expected) => {
    const none = {label: [], saysA: [], saysB: [], one: [], same: undefined};
    expect(blockChoice(mode, [6], [0])).toEqual({...none, ...expected});
  });
});

it("the diagonal chooses hits, what lies off it errors; in the agreement the same predictions", () => {
  expect(diagonalChoice("a", true).saysA).toBe("right");
  expect(diagonalChoice("b", false).saysB).toBe("wrong");
  expect(diagonalChoice("agreement", true).same).toBe(true);
  expect(diagonalChoice("difference", true).one).toBe("right");
});

it("a choice made a second time is taken back", () => {
  const choice = blockChoice("b", [6], [0]);
  const chosen = {...noFilters, ...choice};
  expect(isChosen(choice, noFilters)).toBe(false);
  expect(isChosen(choice, chosen)).toBe(true);
  expect(toggled(choice, noFilters)).toEqual(choice);
  expect({...chosen, ...toggled(choice, chosen)}).toEqual(noFilters);
});
