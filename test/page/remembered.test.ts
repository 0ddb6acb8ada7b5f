import {expect, it} from "vitest";
import {remembered} from "../../src/page/remembered.js";

it("a key is loaded once, also when it is asked for twice at the same time", async () => {
  const asked: string[] = [];
  const load = remembered(async (key: string) => {
    asked.push(key);
    return key.toUpperCase();
  });
  expect(await Promise.all([load("a"), load("a"), load("b")])).toEqual(["A", "A", "B"]);
  expect(asked).toEqual(["a", "b"]);
});

it("a failure is told to all who asked, and the next call tries again", async () => {
  let calls = 0;
  const load = remembered(async () => {
    if (++calls === 1) throw new Error("offline");
    return "there";
  });
  await expect(load("a")).rejects.toThrow("offline");
  expect(await load("a")).toBe("there");
});
