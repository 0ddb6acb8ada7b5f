import {group, mean} from "d3";
import {areAlike} from "../../src/lib/lookAlikes.js";
import {seedMeasure, seedRuns} from "../../src/lib/seedRuns.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {tableKey} from "../../src/lib/tables.js";
import {classCount} from "../../src/lib/classNames.js";
import {classMetrics} from "../evaluation/classMetrics.js";
import type {Evidence} from "./claim.js";

type Run = Row<"runs">;

/** A run's value of a measure; undefined where it is not known. */
type ValueOf = (run: Run, evidence: Evidence) => number | undefined;

const [tShirt, shirt] = [0, 6];

/** What is compared over seeds. */
const measures = {
  testAccuracy: ({testAccuracy}) => testAccuracy,
  validationAccuracy: ({validationAccuracy}) => validationAccuracy,
  trainAccuracy: ({trainAccuracy}) => trainAccuracy,
  testLoss: ({testLoss}) => testLoss,
  validationLoss: ({validationLoss}) => validationLoss,
  gap: (run) => seedMeasure(run, "gap"),
  parameterCount: ({parameterCount}) => parameterCount,
  runningTrainAccuracy: ({run}, evidence) => epochsOf(evidence, run, "train").at(-1)?.accuracy,
  validationLossOfFirstEpoch: ({run}, evidence) => epochsOf(evidence, run, "validation")[0]?.loss,
  validationLossScatter: ({run}, evidence) => scatter(epochsOf(evidence, run, "validation").map(({loss}) => loss)),
  brierScore: ({run}, evidence) => calibrationOf(evidence, run)?.brierScore,
  calibrationError: ({run}, evidence) => calibrationOf(evidence, run)?.equalWidthError,
  corruptedAccuracy: ({run}, evidence) => corruptedAccuracy(evidence, run),
  macroF1: ({run}, evidence) => {
    const confusion = confusionOf(evidence, run);
    return confusion && mean(classMetrics(confusion), ({f1}) => f1);
  },
  shirtAndTShirtErrors: ({run}, evidence) => {
    const confusion = confusionOf(evidence, run);
    return confusion && confusion[tShirt * classCount + shirt]! + confusion[shirt * classCount + tShirt]!;
  },
  errorsAmongLookAlikes: ({run}, evidence) => {
    const confusion = confusionOf(evidence, run);
    return confusion && errorsAmong(confusion, areAlike);
  },
  recall5: (run, evidence) => recall(evidence, run, 5),
  recall7: (run, evidence) => recall(evidence, run, 7),
  recall8: (run, evidence) => recall(evidence, run, 8)
} as const satisfies Record<string, ValueOf>;

/** What is compared of runs, and the training time for each image seen, which is measured apart from them. */
export type Measure = keyof typeof measures | "exampleMicroseconds";

/** A variant's measure by seed, of the runs as its protocol says. */
export function bySeed(evidence: Evidence, variant: string, measure: Measure): Map<number, number> {
  if (measure === "exampleMicroseconds") return timesBySeed(evidence, variant);
  const valueOf: ValueOf = measures[measure];
  const known = seedRuns(evidence, variant).flatMap((run) => {
    const value = valueOf(run, evidence);
    return value === undefined || Number.isNaN(value) ? [] : [[run.seed, value] as const];
  });
  return new Map(known);
}

function timesBySeed({trainingTimes}: Evidence, variant: string): Map<number, number> {
  const own = trainingTimes.filter((row) => row.variant === variant);
  return new Map(own.map(({seed, exampleMicroseconds}) => [seed, exampleMicroseconds]));
}

/** A run's epochs on a split, first to last; none where they are not known. */
export function epochsOf(evidence: Evidence, run: string, split: "train" | "validation"): Row<"epochs">[] {
  const own = indexed(evidence, "recorded-epochs").get(run) ?? indexed(evidence, "epochs").get(run) ?? [];
  return own.filter((row) => row.split === split).sort((a, b) => a.epoch - b.epoch);
}

/** A run's confusion matrix on the test images, rows true; shape [10, 10]. */
export function confusionOf(evidence: Evidence, run: string): Uint32Array | undefined {
  const cells = indexed(evidence, "seed-confusion").get(run);
  if (cells === undefined) return undefined;
  const confusion = new Uint32Array(classCount ** 2);
  for (const {label, prediction, count} of cells) confusion[label * classCount + prediction] = count;
  return confusion;
}

/** Errors between classes of a kind. */
export function errorsAmong(confusion: Uint32Array, isMeant: (label: number, prediction: number) => boolean): number {
  return confusion.reduce((sum, errors, cell) => {
    const [label, prediction] = [Math.floor(cell / classCount), cell % classCount];
    return label !== prediction && isMeant(label, prediction) ? sum + errors : sum;
  }, 0);
}

/** Accuracy on corrupted test images, averaged over strengths and kinds, or of one kind. */
export function corruptedAccuracy(evidence: Evidence, run: string, kind?: string): number | undefined {
  const rows = (indexed(evidence, "robustness").get(run) ?? []).filter((row) => {
    return row.strength > 0 && (kind === undefined || row.kind === kind);
  });
  const kinds = [...group(rows, (row) => row.kind).values()];
  return mean(kinds, (own) => mean(own, ({accuracy}) => accuracy));
}

/**
 * How much a loss jumps about: the mean distance of an epoch's loss from the mean of its two neighbours, over the
 * second half of the epochs, where the curve is all but straight. NaN for fewer than four epochs.
 */
export function scatter(losses: readonly number[]): number {
  if (losses.length < 4) return NaN;
  const from = Math.max(1, Math.floor(losses.length / 2));
  const inner = losses.slice(from, -1);
  return mean(inner, (loss, i) => Math.abs(loss - (losses[from + i - 1]! + losses[from + i + 1]!) / 2))!;
}

function recall(evidence: Evidence, {run}: Run, label: number): number | undefined {
  const confusion = confusionOf(evidence, run);
  return confusion && classMetrics(confusion)[label]!.recall;
}

/** A run's calibration; undefined of one that a quick build made under a recorded run's name. */
function calibrationOf(evidence: Evidence, run: string): Row<"calibration"> | undefined {
  if (evidence.runs.some((row) => row.run === run && row.profile === "quick")) return undefined;
  return indexed(evidence, "calibration")
    .get(run)
    ?.find(({scaling}) => scaling === "as trained");
}

type TableOfRuns = "epochs" | "recorded-epochs" | "seed-confusion" | "robustness" | "calibration";

const indices = new WeakMap<object, Map<string, readonly Row<TableOfRuns>[]>>();

/** A table's rows by run, sorted out once. */
function indexed<T extends TableOfRuns>(evidence: Evidence, table: T): Map<string, Row<T>[]> {
  const rows = evidence[tableKey(table)] as readonly Row<T>[];
  const index = indices.get(rows) ?? group(rows, ({run}) => run);
  indices.set(rows, index);
  return index as unknown as Map<string, Row<T>[]>;
}
