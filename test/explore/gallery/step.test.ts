import {expect, it} from "vitest";
import {step} from "../../../src/explore/gallery/step.js";

const key = (name: string, modifiers = {}) => ({
  key: name,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...modifiers
});

it.each([
  ["ArrowRight", 1],
  ["j", 1],
  ["ArrowLeft", -1],
  ["k", -1],
  ["ArrowDown", 5],
  ["ArrowUp", -5],
  ["Home", -Infinity],
  ["End", Infinity]
])("%s leads %d places on in rows of five", (name, places) => {
  expect(step(key(name), 5)).toBe(places);
});

it("without rows only the next and the last image can be reached", () => {
  expect(["ArrowRight", "k"].map((name) => step(key(name)))).toEqual([1, -1]);
  expect(["ArrowDown", "ArrowUp", "Home", "End"].map((name) => step(key(name)))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined
  ]);
});

it("other keys, and keys with a modifier, are the browser's", () => {
  expect(step(key("Enter"), 5)).toBeUndefined();
  expect(step(key("ArrowLeft", {altKey: true}), 5)).toBeUndefined();
});
