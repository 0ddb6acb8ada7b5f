import {join} from "node:path";
import type {Row} from "../../src/lib/tableSchemas.js";
import {readTables} from "../../src/lib/readTables.js";
import {report, root} from "../report.js";
import {writeFileAtomic} from "../store/writeFileAtomic.js";
import type {Profile} from "../training/protocol.js";

/**
 * Records this build's runs in data-loaders/recorded/, where later builds are compared with them.
 * @throws Error if a run's result cannot be written
 */
export async function recordRuns(profile: Profile): Promise<void> {
  const {runs} = readTables(await report(profile));
  for (const run of runs.filter(({origin}) => origin === "build")) {
    const row: Row<"runs"> = {...run, origin: "recorded"};
    const path = join(root, "data-loaders", "recorded", `${run.run}.json`);
    writeFileAtomic(path, `${JSON.stringify(row, null, 2)}\n`);
    console.log(`recorded ${run.run} ${run.weightsSha256}`);
  }
}
