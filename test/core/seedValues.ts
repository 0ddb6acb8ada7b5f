import {readFileSync} from "node:fs";
import {join} from "node:path";
import {lossesOf, runsOf, type RecordedRun} from "./recordedFolders.js";
import {scatter} from "./scatter.js";
import {mean} from "./studentT.js";
import {predictionsOf, rowsOf} from "./tables.js";

/** Garments of the upper body, and footwear: the classes that the report calls alike. */
const families = [
  [0, 2, 3, 4, 6],
  [5, 7, 9]
];

/** Training time for each image seen, µs, by variant, of seed 1 first. */
export const recordedTimes = (
  JSON.parse(readFileSync(join("recorded", "training-times.json"), "utf8")) as {
    readonly microseconds: Readonly<Record<string, readonly number[]>>;
  }
).microseconds;

type ValueOf = (run: RecordedRun) => number | undefined;

/** What the rules compare, each from a recorded run's own files, and times from theirs. */
const measures: Readonly<Record<string, ValueOf>> = {
  testAccuracy: ({testAccuracy}) => testAccuracy,
  testLoss: ({row, losses}) => (losses === undefined ? row.testLoss : mean([...losses])),
  trainAccuracy: ({row}) => row.trainAccuracy,
  validationAccuracy: ({row}) => row.validationAccuracy,
  validationLoss: (run) => lossesOf(run, "validation").at(-1),
  gap: ({row}) => row.trainAccuracy - row.validationAccuracy,
  parameterCount: ({row}) => row.parameterCount,
  runningTrainAccuracy: ({epochs}) => epochs.filter(({split}) => split === "train").at(-1)?.accuracy,
  validationLossOfFirstEpoch: (run) => lossesOf(run, "validation")[0],
  validationLossScatter: (run) => scatter(lossesOf(run, "validation")),
  brierScore: (run) => calibration(run)["brierScore"],
  calibrationError: (run) => calibration(run)["equalWidthError"],
  corruptedAccuracy: (run) => corruptedAccuracy(run),
  macroF1: (run) => mean(f1s(run)),
  shirtAndTShirtErrors: (run) => errors(run, (pair) => pair === "0 6" || pair === "6 0"),
  errorsAmongLookAlikes: (run) => errors(run, areAlike),
  recall5: (run) => recall(run, 5),
  recall7: (run) => recall(run, 7),
  recall8: (run) => recall(run, 8)
};

/** A variant's values by seed. @throws Error for a measure that is not written here */
export function seedValues(variant: string, measure: string): Map<number, number> {
  if (measure === "exampleMicroseconds") return new Map((recordedTimes[variant] ?? []).map((time, i) => [i + 1, time]));
  const valueOf = measures[measure];
  if (valueOf === undefined) throw new Error(`unknown measure: got ${measure}`);
  return new Map(
    runsOf(variant).flatMap((run) => {
      const value = valueOf(run);
      return value === undefined ? [] : [[run.row.seed, value] as const];
    })
  );
}

/** Second less first on the seeds that both have, by rising seed. */
export function pairedDifferences(first: ReadonlyMap<number, number>, second: ReadonlyMap<number, number>): number[] {
  const seeds = [...first.keys()].filter((seed) => second.has(seed)).sort((a, b) => a - b);
  return seeds.map((seed) => second.get(seed)! - first.get(seed)!);
}

/** Accuracy on corrupted images, over the strengths of each kind and then over the kinds, or of one kind. */
export function corruptedAccuracy({robustness, isRight}: RecordedRun, kind?: string): number | undefined {
  if (robustness === undefined) return undefined;
  const known = [...new Set(robustness.map((one) => one.kind))].filter((one) => kind === undefined || one === kind);
  const shares = known.map((one) =>
    mean(robustness.filter((row) => row.kind === one && row.strength > 0).map((row) => row.correctCount))
  );
  return mean(shares) / isRight.length;
}

/** How many images of which class a run takes for which other, by "label prediction". */
export function confusions({said}: RecordedRun): Map<string, number> {
  const counts = new Map<string, number>();
  predictionsOf("ann").forEach(({label}, i) => {
    const pair = `${label} ${said[i]!}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  });
  return counts;
}

/** Errors of a kind. */
export function errors(run: RecordedRun, isMeant: (pair: string) => boolean): number {
  const wrong = [...confusions(run)].filter(([pair]) => pair[0] !== pair[2] && isMeant(pair));
  return wrong.reduce((sum, [, count]) => sum + count, 0);
}

/** Whether the two classes of a pair belong to one family. */
export function areAlike(pair: string): boolean {
  return families.some((family) => pair.split(" ").every((label) => family.includes(Number(label))));
}

export function recall(run: RecordedRun, label: number): number {
  return (confusions(run).get(`${label} ${label}`) ?? 0) / 1000;
}

/** F1 of each class; shape [10]. */
export function f1s(run: RecordedRun): number[] {
  const counts = confusions(run);
  return Array.from({length: 10}, (_, label) => {
    const called = run.said.filter((one) => one === label).length;
    return (2 * (counts.get(`${label} ${label}`) ?? 0)) / (1000 + called);
  });
}

/** As table `calibration` has it, of which recomputed.test.ts counts this build's own anew. */
function calibration({row}: RecordedRun): Record<string, number> {
  const found = rowsOf("calibration").find(({run, scaling}) => run === row.run && scaling === "as trained");
  return found as unknown as Record<string, number>;
}
