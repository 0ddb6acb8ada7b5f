import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fragmentOf, linkedModel, shortTitle} from "../../src/mine/ownLink.js";

const text = fc.stringMatching(/^[\w-]{1,200}$/);
const title = fc.stringMatching(/^[\p{L}\d][\p{L}\d &#=+%.<>"-]{0,38}[\p{L}\d]$/u);

it("what a link holds comes back from its part behind the #", () => {
  fc.assert(
    fc.property(text, title, fc.boolean(), (ids, name, isWhole) => {
      const more = isWhole ? {file: "0123456789abcdef", view: "?b=mine&mine=wrong&sort=mine-loss"} : {};
      const model = {text: ids, title: shortTitle(name), ...more};
      expect(linkedModel(fragmentOf(model))).toEqual(model);
    })
  );
});

describe("a link's part behind the #", () => {
  it("that holds no model is none", () => {
    expect(["", "#", "#the-title", "#view=?a"].map(linkedModel)).toEqual(Array(4).fill(undefined));
  });
  it("whose hash or view is none leaves that out", () => {
    expect(linkedModel("#mine=x&name=n&file=DEADBEEF&view=https://example.org")).toEqual({text: "x", title: "n"});
  });
  it("without a name says so", () => {
    expect(linkedModel("#mine=x")!.title).toBe("without a name");
  });
});

it("a title is one line of at most 60 characters, without control characters", () => {
  expect(shortTitle("a\u0000b\u202e\n c")).toBe("a b c");
  expect(shortTitle("🧥".repeat(60))).toBe("🧥".repeat(60));
  expect(shortTitle("🧥".repeat(100))).toBe(`${"🧥".repeat(59)}…`);
});
