import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {linkedIds, linkText} from "../../../data-loaders/browser/predictions/link.js";
import {thisProject} from "../../../data-loaders/project.js";
import {readRecord, recordedRunFolder} from "../../../data-loaders/runs/recorded/recordedRuns.js";
import {labels} from "./files.js";

describe("a link", () => {
  it.each([
    ["ann", 1_900],
    ["cnn", 1_500]
  ])("holds the %s's classes in at most %i characters", (model, most) => {
    const ids = readRecord(recordedRunFolder(thisProject.recorded, `${model}-s1`)).files["test-predictions.u8"]!;
    const text = linkText(ids, labels);
    expect(text).toMatch(/^[\w-]+$/);
    expect(text.length).toBeLessThan(most);
    expect(linkedIds(text, labels)).toEqual(Uint8Array.from(ids));
  });
  it("gives back whatever classes it was made of", () => {
    const some = labels.subarray(0, 300);
    fc.assert(
      fc.property(fc.uint8Array({minLength: 300, maxLength: 300, max: 9}), (ids) => {
        expect(linkedIds(linkText(ids, some), some)).toEqual(ids);
      })
    );
  });
  it("holds the worst model there is", () => {
    const ids = labels.map((label) => (label + 1) % 10);
    expect(linkedIds(linkText(ids, labels), labels)).toEqual(ids);
  });
  it("that was changed on its way is refused, or gives classes, and never fails otherwise", () => {
    const text = linkText(
      labels.map((label, i) => (i % 9 === 0 ? 3 : label)),
      labels
    );
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(..."aZ09-_%é"), (at, character) => {
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        try {
          expect(linkedIds(changed, labels).every((id) => id < 10)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      })
    );
  });
  it.each(["", "x", "A".repeat(30_000)])("of nothing is refused", (text) => {
    expect(() => linkedIds(text, labels)).toThrow(/copy the link/);
  });
});
