import {expect, it} from "vitest";
import {isRun, isSource, ownPlace, ownSource, placed} from "../../../src/explore/view/slots.js";

it("a model that stands in the other slot changes places", () => {
  expect(placed({a: "ann", b: "cnn"}, "b", "ann")).toEqual({a: "cnn", b: "ann"});
  expect(placed({a: "ann", b: "cnn"}, "a", "mine")).toEqual({a: "mine", b: "cnn"});
  expect(placed({a: "ann", b: "cnn"}, "b", "cnn")).toEqual({a: "ann", b: "cnn"});
});

it("a reader's own models are numbered from the second on", () => {
  expect([0, 1, 19].map(ownSource)).toEqual(["mine", "mine-2", "mine-20"]);
  expect(["mine", "mine-2", "mine-20", "mine-21", "mine-1"].map(ownPlace)).toEqual([0, 1, 19, undefined, undefined]);
});

it("runs have names that end in their seed", () => {
  expect(["vgg-s1", "cnn-trial-12-epochs-8-s1", "cnn", "s1", "CNN-s1", `${"a-".repeat(50)}s1`].map(isRun)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false
  ]);
  expect(["ann", "vgg-s1", "mine", "nobody"].map(isSource)).toEqual([true, true, true, false]);
});
