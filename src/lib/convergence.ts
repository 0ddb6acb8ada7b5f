import {epochBands, seedEpochs, type SeedEpoch} from "./seedCurves.js";
import {models, type Model} from "./schemas/vocabulary.js";
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
 * When a change's mean validation loss gets as low as the baseline's ever does, in both models, on the seeds that both
 * have; nothing where there is none.
 * @param name ending of the variants' names
 */
export function reachSentence(tables: Used, name: string): string {
  const said = models.flatMap((model) => reachWords(tables, model, name) ?? []);
  return said.length === 0
    ? ""
    : `Mean validation loss gets as low as the baseline’s ever does ${said.join(", and ")} (not tested).`;
}

function reachWords(tables: Used, model: Model, name: string): string | undefined {
  const [own, other] = pairedEpochs(tables, `${model}-${name}`, model).map((epochs) => epochBands(epochs, "loss"));
  if (own === undefined || other === undefined || own.length === 0) return undefined;
  const best = other.reduce((low, band) => (band.mean < low.mean ? band : low));
  const reached = own.find(({mean}) => mean <= best.mean)?.epoch;
  const where = `in the ${model.toUpperCase()}`;
  if (reached === undefined) return `never ${where}`;
  if (reached === best.epoch) return `in the same epoch, ${reached}, ${where}`;
  return `in epoch ${reached} instead of ${best.epoch} ${where}`;
}
