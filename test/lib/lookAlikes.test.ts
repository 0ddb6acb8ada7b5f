import {describe, expect, it} from "vitest";
import {classNames} from "../../src/lib/classNames.js";
import {areAlike} from "../../src/lib/lookAlikes.js";

const labels = classNames.map((_, label) => label);

/** Names of the classes that a class looks like. */
function alikeOf(name: (typeof classNames)[number]): string[] {
  const label = classNames.indexOf(name);
  return labels.filter((other) => areAlike(label, other)).map((other) => classNames[other]!);
}

describe("areAlike", () => {
  it("joins what is worn on the upper body, and footwear", () => {
    expect(alikeOf("Shirt")).toEqual(["T-shirt", "Pullover", "Dress", "Coat"]);
    expect(alikeOf("Sneaker")).toEqual(["Sandal", "Ankle boot"]);
  });
  it("joins trousers and bags with nothing", () => {
    expect([...alikeOf("Trouser"), ...alikeOf("Bag")]).toEqual([]);
  });
  it("joins no class with itself", () => {
    expect(labels.some((label) => areAlike(label, label))).toBe(false);
  });
  it("is the same in both directions", () => {
    const pairs = labels.flatMap((label) => labels.map((other) => [label, other] as const));
    expect(pairs.every(([label, other]) => areAlike(label, other) === areAlike(other, label))).toBe(true);
  });
});
