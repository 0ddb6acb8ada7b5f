import {describe, expect, it} from "vitest";
import {compareHashes, comparedHashes} from "../../data-loaders/commands/compareHashes.js";

const built = {run: "ann-s1", origin: "build", weightsSha256: "aa"} as const;
const earlier = {run: "ann-s2", origin: "recorded", weightsSha256: "bb"} as const;

describe("comparedHashes", () => {
  it("says that hashes are equal where those of all built runs are those recorded", () => {
    const lines = [...comparedHashes([built, earlier], new Map([["ann-s1", "aa"]]))];
    expect(lines).toEqual(["ann-s1 built aa recorded aa", "hashes equal"]);
  });
  it.each([
    ["other", new Map([["ann-s1", "ab"]]), "ab"],
    ["no", new Map<string, string>(), "—"]
  ])("ends with the run's name where %s weights are recorded of it", (_, recorded, shown) => {
    const lines: string[] = [];
    const read = (): void => {
      for (const line of comparedHashes([built], recorded)) lines.push(line);
    };
    expect(read).toThrow("other weights than recorded: ann-s1");
    expect(lines).toEqual([`ann-s1 built aa recorded ${shown}`]);
  });
});

it("nothing is compared in the quick profile", async () => {
  await expect(compareHashes("quick")).rejects.toThrow("leave --profile out");
});
