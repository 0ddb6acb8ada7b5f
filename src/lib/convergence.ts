import {fixed} from "./format.js";
import {epochBands, seedEpochs, type SeedEpoch} from "./seedCurves.js";
import type {Tables} from "./tables.js";

type Used = Pick<Tables, "runs" | "recordedEpochs">;

/** Validation epochs of a variant and of its base on the seeds that both have. */
function pairedEpochs(tables: Used, variant: string, base: string): readonly [own: SeedEpoch[], other: SeedEpoch[]] {
  const [own, other] = [variant, base].map((name) => seedEpochs(tables, name, "validation"));
  const among = (rows: readonly SeedEpoch[]) => {
    const seeds = new Set(rows.map(({seed}) => seed));
    return ({seed}: SeedEpoch): boolean => seeds.has(seed);
  };
  return [own!.filter(among(other!)), other!.filter(among(own!))];
}

/**
 * When a variant's mean validation loss gets as low as its base's ever does, on the seeds that both have; nothing where
 * there is none.
 * @param subject begins the sentence
 */
export function reachSentence(tables: Used, variant: string, base: string, subject: string): string {
  const [own, other] = pairedEpochs(tables, variant, base).map((epochs) => epochBands(epochs, "loss"));
  if (own === undefined || other === undefined || own.length === 0) return "";
  const best = other.reduce((low, band) => (band.mean < low.mean ? band : low));
  const goal = `the unchanged model’s lowest mean validation loss (${fixed(best.mean, 3)} nats, after epoch ${best.epoch})`;
  const reached = own.find(({mean}) => mean <= best.mean);
  if (reached === undefined) return `${subject} does not reach ${goal} in its ${own.length} epochs.`;
  return `${subject} reaches ${goal} ${reachedWords(reached.epoch, best.epoch)}.`;
}

function reachedWords(epoch: number, other: number): string {
  if (epoch === other) return "in the same epoch";
  return `in epoch ${epoch}, ${epoch < other ? "earlier" : "later"}`;
}

/**
 * How unevenly a variant and its base learn: mean step of each run's validation loss from epoch to epoch, up or down,
 * in the second half of training, on the seeds that both have.
 */
export function steadinessSentence(tables: Used, variant: string, base: string): string {
  const [own, other] = pairedEpochs(tables, variant, base).map(unrest);
  if (own === undefined || other === undefined) return "";
  const order = own < other ? "less than" : own > other ? "more than" : "as much as";
  return `From epoch to epoch in the second half its validation loss moves by ${fixed(own, 4)} nats on average, ${order} the unchanged model’s ${fixed(other, 4)}.`;
}

function unrest(epochs: readonly SeedEpoch[]): number | undefined {
  const half = Math.max(0, ...epochs.map(({epoch}) => epoch)) / 2;
  const steps = epochs.flatMap(({seed, epoch, loss}, i) => {
    const before = epochs[i - 1];
    return before === undefined || before.seed !== seed || epoch <= half ? [] : [Math.abs(loss - before.loss)];
  });
  return steps.length === 0 ? undefined : steps.reduce((sum, step) => sum + step, 0) / steps.length;
}
