import {readdir} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {machineEffects} from "../../../data-loaders/dataset/acquisition/effects.js";
import {withFolder} from "../../fixtures/dataset/withFolder.js";

const runNode = (code: string, folder: string) => machineEffects.runProgram(process.execPath, ["-e", code], folder);

describe("machineEffects", () => {
  it(
    "run a program in the folder given",
    withFolder(async (folder) => {
      await runNode("fs.writeFileSync('made', '')", folder);
      expect(await readdir(folder)).toEqual(["made"]);
    })
  );
  it(
    "give a failed program's last words",
    withFolder(async (folder) => {
      const code = "console.error('first\\nE: the reason'); process.exitCode = 3";
      await expect(runNode(code, folder)).rejects.toThrow(/node failed: E: the reason$/);
    })
  );
  it(
    "name a program that is not there",
    withFolder(async (folder) => {
      await expect(machineEffects.runProgram("no-such-program", [], folder)).rejects.toThrow(
        "no-such-program failed: spawn no-such-program ENOENT"
      );
    })
  );
});
