import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {writeFileAtomic} from "../../store/writeFileAtomic.js";

/** How long training takes for one image that is seen, all measured side by side. */
export interface TrainingTimes {
  /** Processor, cores, system and Node version. */
  readonly machine: string;
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  /** By variant, of seed 1 first, µs, with a worker thread for each core. Each round measured a seed of every variant in turn. */
  readonly microseconds: Readonly<Record<string, readonly number[]>>;
}

function fileIn(recorded: string): string {
  return join(recorded, "training-times.json");
}

/**
 * The recorded times; undefined where none are. Recorded runs tell what each took as well, but with the engine of their
 * day, on a machine that did other work at times; only these can be compared.
 * @param recorded what is kept in git
 * @throws Error if the file is damaged
 */
export function recordedTrainingTimes(recorded: string): TrainingTimes | undefined {
  const file = fileIn(recorded);
  if (!existsSync(file)) return undefined;
  try {
    const times = JSON.parse(readFileSync(file, "utf8")) as Partial<TrainingTimes>;
    if (!Object.values(times.microseconds ?? [0]).every(Array.isArray))
      throw new TypeError("expected field microseconds, a list of times for each variant");
    return times as TrainingTimes;
  } catch (cause) {
    const remedy = `restore it with "git checkout -- ${file}", or measure again with "npm run bench -- variants"`;
    throw new Error(`damaged recorded times, ${file}: ${(cause as Error).message}; ${remedy}`, {cause});
  }
}

/** Keeps times in place of earlier ones. @throws Error if they cannot be written */
export function recordTrainingTimes(recorded: string, times: TrainingTimes): void {
  writeFileAtomic(fileIn(recorded), `${JSON.stringify(times, null, 2)}\n`);
}
