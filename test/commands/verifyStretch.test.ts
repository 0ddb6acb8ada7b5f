import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {recordCheckpoints, verifyStretch} from "../../data-loaders/commands/verifyStretch.js";
import {readArtefact} from "../../data-loaders/store/readArtefact.js";
import {sha256} from "../../data-loaders/store/sha256.js";
import {writeArtefact} from "../../data-loaders/store/writeArtefact.js";
import {fixtureProject} from "./fixtureProject.js";

const folder = mkdtempSync(join(tmpdir(), "stretch-test-"));
afterAll(() => rmSync(folder, {recursive: true}));
const project = () => fixtureProject(folder);
const recorded = join(folder, "recorded", "checkpoints.json");

/** Where what the ANN's first epoch left is stored. */
function firstOfAnn(): string {
  const checkpoints = join(folder, "cache", "checkpoints");
  return join(
    checkpoints,
    readdirSync(checkpoints).find((name) => name.startsWith("core-ann-s1-"))!,
    "epoch-1"
  );
}

/** Puts other bytes in the place of that checkpoint, hash and all, for as long as something is done. */
async function forged(change: (state: Uint8Array) => void, done: (sha256: string) => Promise<void>): Promise<void> {
  const true_ = readArtefact(firstOfAnn())!;
  const state = true_.files["state.f32"]!.slice();
  change(state);
  writeArtefact(firstOfAnn(), {"state.f32": state}, true_.facts);
  await done(sha256(state)).finally(() => writeArtefact(firstOfAnn(), true_.files, true_.facts));
}

beforeAll(() => recordCheckpoints(project()));

describe("verify --steps", () => {
  it("lands on the recorded checkpoint, from nothing and from the one before", async () => {
    const hashes = (JSON.parse(readFileSync(recorded, "utf8")) as Record<string, string[]>)["ann-s1"]!;
    expect(new Set(hashes).size).toBe(10);
    for (const [steps, hash] of [
      ["0-8", hashes[0]],
      ["8-24", hashes[2]]
    ] as const) {
      const asked = project();
      await verifyStretch(["ann-s1"], steps, "core", asked);
      const step = steps.split("-")[1];
      expect(asked.printed).toEqual([
        `ann-s1 step ${step} recorded ${hash}`,
        `ann-s1 step ${step} trained  ${hash} equal`
      ]);
    }
  });
  it("refuses a forged checkpoint before it trains from it", async () => {
    await forged(
      (state) => (state[0]! ^= 1),
      async () => {
        await expect(verifyStretch(["ann-s1"], "8-16", "core", project())).rejects.toThrow("is not the recorded one");
      }
    );
  });
  it("catches a checkpoint that was forged in the record too: training from it lands elsewhere", async () => {
    const record = readFileSync(recorded, "utf8");
    await forged(
      (state) => (state[0]! ^= 1),
      async (hash) => {
        const hashes = JSON.parse(record) as Record<string, string[]>;
        hashes["ann-s1"]![0] = hash;
        writeFileSync(recorded, JSON.stringify(hashes));
        const asked = project();
        await expect(verifyStretch(["ann-s1"], "8-16", "core", asked)).rejects.toThrow("end elsewhere than recorded");
        expect(asked.printed[1]).toContain("DIFFERENT");
      }
    ).finally(() => writeFileSync(recorded, record));
  });
  it.each<[string, readonly string[], string]>([
    ["two multiples of 8 up to 80", ["ann-s1"], "8-12"],
    ["two multiples of 8 up to 80", ["ann-s1"], "16-8"],
    ["two multiples of 8 up to 80", ["ann-s1"], "80-88"],
    ["no checkpoints are recorded of ann-s2: expected one of ann-s1, cnn-s1", ["ann-s2"], "8-16"],
    ["--steps takes one run: got 2", ["ann-s1", "cnn-s1"], "8-16"]
  ])("says what it takes: %s", async (message, names, steps) => {
    await expect(verifyStretch(names, steps, "core", project())).rejects.toThrow(message);
  });
  it("has nothing to verify in the quick profile", async () => {
    await expect(verifyStretch(["ann-s1"], "8-16", "quick", project())).rejects.toThrow("quick profile");
  });
});
