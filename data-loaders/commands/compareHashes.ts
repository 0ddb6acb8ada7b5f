import {readTables} from "../../src/lib/readTables.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
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
  for (const line of comparedHashes(runs, recorded)) project.print(line);
}

/**
 * Each run that was built beside what is recorded of it, and at last that all are equal.
 * @throws Error at the end if a run has other weights, or none are recorded of it
 */
export function* comparedHashes(
  runs: readonly Pick<Row<"runs">, "run" | "origin" | "weightsSha256">[],
  recorded: ReadonlyMap<string, string>
): Generator<string> {
  const built = runs.filter(({origin}) => origin === "build");
  for (const {run, weightsSha256} of built) yield `${run} built ${weightsSha256} recorded ${recorded.get(run) ?? "—"}`;
  const different = built.filter(({run, weightsSha256}) => recorded.get(run) !== weightsSha256);
  if (different.length > 0)
    throw new Error(
      `other weights than recorded: ${different.map(({run}) => run).join(", ")}; see docs/reproducing.md`
    );
  yield "hashes equal";
}
