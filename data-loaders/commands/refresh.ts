import {readTables} from "../../src/lib/readTables.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {thisProject} from "../project.js";
import {recordedRuns} from "../runs/recorded/recordedRuns.js";
import {report} from "../report/report.js";
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

/**
 * Trains the report's runs again from nothing and prints each number beside the recorded one. What is stored of them
 * stays until the new result stands in its place; an interrupted refresh goes on where it stopped.
 */
export async function refresh(profile: Profile, project = thisProject): Promise<void> {
  const {runs} = readTables(await report(profile, {project, again: true}));
  const recorded = new Map((await recordedRuns(project.recorded)).map(({row}) => [row.run, row]));
  for (const run of runs.filter(({origin}) => origin === "build")) {
    project.print(comparison(run, recorded.get(run.run)));
  }
}

function comparison(run: Row<"runs">, recorded: Row<"runs"> | undefined): string {
  const lines = measures.map((measure) => {
    const [now, before] = [run[measure], recorded?.[measure] ?? "—"];
    return `  ${measure.padEnd(20)} ${String(now).padEnd(66)} recorded ${before}${now === before ? "  equal" : ""}`;
  });
  return [run.run, ...lines].join("\n");
}
