import {describe, expect, it} from "vitest";
import {Latest} from "../../src/try/latest.js";

describe("the latest of several choices", () => {
  it("is the one begun last", () => {
    const latest = new Latest();
    const isFirst = latest.begin();
    expect(isFirst()).toBe(true);
    const isSecond = latest.begin();
    expect([isFirst(), isSecond()]).toEqual([false, true]);
  });
});
