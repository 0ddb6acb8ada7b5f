import {rmSync} from "node:fs";
import {join} from "node:path";
import {readTables} from "../../src/lib/readTables.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {recordedRuns} from "../recorded/recordedRuns.js";
import {report, root} from "../report.js";
import type {Profile} from "../training/protocol.js";

const measures = [
  "weightsSha256",
  "trainAccuracy",
  "trainLoss",
  "validationAccuracy",
  "validationLoss",
  "testAccuracy",
  "testLoss",
  "trainSeconds"
] as const satisfies readonly (keyof Row<"runs">)[];

/** Forgets all stored runs, trains again from nothing, and prints each number beside the recorded one. */
export async function refresh(profile: Profile): Promise<void> {
  rmSync(join(root, ".cache", "runs"), {recursive: true, force: true});
  const {runs} = readTables(await report(profile));
  const recorded = new Map(recordedRuns().map(({row}) => [row.run, row]));
  for (const run of runs.filter(({origin}) => origin === "build")) console.log(comparison(run, recorded.get(run.run)));
}

function comparison(run: Row<"runs">, recorded: Row<"runs"> | undefined): string {
  const lines = measures.map((measure) => {
    const [now, before] = [run[measure], recorded?.[measure] ?? "—"];
    return `  ${measure.padEnd(20)} ${String(now).padEnd(66)} recorded ${before}${now === before ? "  equal" : ""}`;
  });
  return [run.run, ...lines].join("\n");
}
