import {seedRuns} from "../../src/lib/seedRuns.js";
import {count, list, points} from "../../src/lib/format.js";
import {splitCount} from "../../src/lib/lookup.js";
import {corruptionKinds, models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {pairedOverSeeds, type Difference} from "./difference.js";
import {asideWords, judgeParts, type Part} from "./judgeParts.js";
import type {Claim, Evidence, Judgement} from "./judgement.js";

type Kind = Row<"robustness">["kind"];

/** What the source says of both models on images unlike those they know: §6. */
export const robustnessClaim: Claim = {
  id: "C26",
  section: "6",
  statement: "The CNN is the more robust and general of the two.",
  stated: "more robust",
  page: "./analysis#figure-robustness-curves",
  judge
};

function judge(evidence: Evidence): Judgement {
  const needs = "two seeds or more of both models, tried on corrupted test images";
  const kinds = corruptionKinds.filter((kind) => evidence.robustness.some((row) => row.kind === kind));
  const whole: Part = {name: "", wanted: "more", found: difference(evidence, kinds), needs};
  const byKind = kinds.map((kind): Part => {
    return {name: kind, wanted: "more", found: difference(evidence, [kind]), needs};
  });
  return judgeParts([whole], {
    unit: "points",
    subject: "accuracy on corrupted test images, CNN minus ANN",
    rule: `Accuracy on ${count(splitCount(evidence, "test"))} test images, averaged over ${list(kinds)} of strengths 1 to 5. Reproduced if the CNN's mean is significantly the higher.`,
    more: [aheadWords(byKind), asideWords("Kind by kind, uncorrected", byKind, "points"), lossWords(evidence, kinds)]
  });
}

/** Under which kinds either model is clearly ahead. */
function aheadWords(parts: readonly Part[]): string {
  const clear = parts.filter(({found}) => found?.isSignificant);
  const names = (isCnn: boolean): string =>
    list(clear.filter(({found}) => found!.difference > 0 === isCnn).map(({name}) => name));
  const words = [
    {model: "CNN", kinds: names(true)},
    {model: "ANN", kinds: names(false)}
  ].filter(({kinds}) => kinds !== "");
  return words.map(({model, kinds}) => `The ${model} is clearly ahead under ${kinds}.`).join(" ");
}

/** CNN less ANN in mean accuracy under some kinds, over the seeds of which both are known. */
function difference(evidence: Evidence, kinds: readonly Kind[]): Difference | undefined {
  const [ann, cnn] = models.map((model) => meansBySeed(evidence, model, kinds));
  const seeds = [...ann!.keys()].filter((seed) => cnn!.has(seed));
  return pairedOverSeeds(
    seeds.map((seed) => ann!.get(seed)!),
    seeds.map((seed) => cnn!.get(seed)!)
  );
}

/** A model's mean accuracy over kinds and strengths, by seed, each kind weighing the same. */
function meansBySeed(
  {robustness, runs}: Evidence,
  model: Model,
  kinds: readonly Kind[],
  isShown = (strength: number): boolean => strength > 0
): Map<number, number> {
  const means = seedRuns({runs}, model).flatMap(({run, seed}) => {
    const own = robustness.filter((row) => row.run === run && isShown(row.strength));
    const byKind = kinds.map((kind) => mean(own.filter((row) => row.kind === kind).map(({accuracy}) => accuracy)));
    const value = mean(byKind);
    return Number.isNaN(value) ? [] : [[seed, value] as const];
  });
  return new Map(means);
}

/** What either model loses to the corruptions from its own accuracy on the images as they are. */
function lossWords(evidence: Evidence, kinds: readonly Kind[]): string {
  const losses = models.map((model) => {
    const [corrupted, untouched] = [meansBySeed(evidence, model, kinds), meansBySeed(evidence, model, kinds, isZero)];
    return mean([...untouched].map(([seed, accuracy]) => accuracy - (corrupted.get(seed) ?? NaN)));
  });
  if (losses.some(Number.isNaN)) return "";
  const [ann, cnn] = losses;
  return `From its accuracy on the images as they are the ANN loses ${points(ann!)} and the CNN ${points(cnn!)}, so by what is lost the ${ann! < cnn! ? "ANN" : "CNN"} is the more robust.`;
}

function isZero(strength: number): boolean {
  return strength === 0;
}

/** NaN for no values. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
