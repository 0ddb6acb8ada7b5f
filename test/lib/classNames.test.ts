import {describe, expect, it} from "vitest";
import {className, classNames, pluralName} from "../../src/lib/classNames.js";

describe("className", () => {
  it("gives the ten names in the order of the labels", () => {
    expect(classNames.map((_, label) => className(label))).toEqual(classNames);
    expect([className(0), className(9)]).toEqual(["T-shirt", "Ankle boot"]);
  });
  it.each([-1, 10, 1.5, NaN])("refuses %d, which is no label", (label) => {
    expect(() => className(label)).toThrow(
      new RangeError(`invalid label: expected an integer in [0, 9], got ${label}`)
    );
  });
});

describe("pluralName", () => {
  it("names several garments as a sentence does", () => {
    expect(classNames.map((_, label) => pluralName(label))).toEqual([
      "T-shirts",
      "trousers",
      "pullovers",
      "dresses",
      "coats",
      "sandals",
      "shirts",
      "sneakers",
      "bags",
      "ankle boots"
    ]);
  });
});
