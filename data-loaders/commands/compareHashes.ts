import {readTables} from "../../src/lib/readTables.js";
import {thisProject} from "../project.js";
import {report} from "../report/report.js";
import {recordedRuns} from "../runs/recorded/recordedRuns.js";
import type {Profile} from "../training/protocol.js";

/**
 * Says whether the report's runs have the weights that are recorded of them, a line for each. It trains what is not stored.
 * @throws RangeError in the quick profile, of which nothing is recorded; Error if a run's weights are others
 */
export async function compareHashes(profile: Profile, project = thisProject): Promise<void> {
  if (profile === "quick") throw new RangeError("nothing to compare in the quick profile: leave --profile out");
  const {runs} = readTables(await report(profile, {project}));
  const recorded = new Map((await recordedRuns(project.recorded)).map(({row}) => [row.run, row.weightsSha256]));
  const built = runs.filter(({origin}) => origin === "build");
  const different = built.filter(({run, weightsSha256}) => recorded.get(run) !== weightsSha256);
  for (const {run, weightsSha256} of built)
    project.print(`${run} built ${weightsSha256} recorded ${recorded.get(run) ?? "—"}`);
  if (different.length > 0)
    throw new Error(
      `other weights than recorded: ${different.map(({run}) => run).join(", ")}; see docs/reproducing.md`
    );
  project.print("hashes equal");
}
