import {
  changeOf,
  differencesBySeed,
  gap,
  overImages,
  overSeeds,
  pairsBySeed,
  testAccuracy,
  type Difference,
  type Measure
} from "./differences.js";
import {aside, judged, type Expectation, type Part, type Passage} from "./expectation.js";
import {coreRun, lossesOf, recordedRuns, runsOf} from "./recordedFolders.js";
import {scatter} from "./scatter.js";
import {models, rowsOf, type Model} from "./tables.js";

const testImageCount = 10_000;

/** Validation loss after the first epoch, nats. */
const firstLoss: Measure = (run) => lossesOf(run, "validation")[0];
const jumps: Measure = (run) => scatter(lossesOf(run, "validation"));

/** What the claims on the source's choices and on its proposals must say, as far as runs are recorded. */
export const changeExpectations: Readonly<Record<string, () => Expectation>> = {
  C03: () => {
    const {mean, standardDeviation} = rowsOf("pixel-statistics").find(({split}) => split === "train")!;
    const step: Passage = {numbers: [mean as number, standardDeviation as number], says: []};
    return judged({
      parts: modelParts("more", "runs without standardisation", (model) =>
        overSeeds(`${model}-unstandardised`, model, firstLoss)
      ),
      scale: 1,
      more: [accuracyAside("unstandardised"), step]
    });
  },
  C25: () =>
    judged({
      parts: modelParts("more", "runs without dropout", (model) => changeOf(`${model}-no-dropout`, gap)),
      scale: 100,
      more: [accuracyAside("no-dropout")]
    }),
  C27: judgedOptimisers,
  C28: () => judgedAccuracy("augmented", "runs with augmentation"),
  C29: () =>
    judged({
      parts: [...normalisedParts("after epoch 1", firstLoss), ...normalisedParts("scatter", jumps)],
      scale: 1,
      more: [accuracyAside("normalised")]
    }),
  C30: () => judgedAccuracy("scheduled", "runs with a schedule"),
  C31: judgedDepth,
  C32: judgedTransfer,
  C33: judgedTuning,
  C34: () => ({measured: [], note: [94, 60], verdict: "not testable"})
};

function modelParts(
  wanted: Part["wanted"],
  needs: string,
  find: (model: Model) => Difference | undefined,
  suffix = ""
): Part[] {
  return models.map((model) => ({name: `${model.toUpperCase()}${suffix}`, wanted, needs, found: find(model)}));
}

function normalisedParts(name: string, measure: Measure): Part[] {
  const find = (model: Model): Difference | undefined => overSeeds(`${model}-normalised`, model, measure);
  return modelParts("less", "runs with batch normalisation", find, ` ${name}`);
}

/** What a change does to both models' test accuracy. */
function accuracyAside(suffix: string): Passage {
  return aside(
    modelParts("more", "", (model) => changeOf(`${model}-${suffix}`, testAccuracy)),
    100
  );
}

function judgedAccuracy(suffix: string, needs: string): Expectation {
  return judged({
    parts: modelParts("more", needs, (model) => changeOf(`${model}-${suffix}`, testAccuracy)),
    scale: 100,
    rule: [testImageCount]
  });
}

const rivals = [
  {suffix: "sgd", name: "plain descent", needs: "runs with plain gradient descent"},
  {suffix: "momentum", name: "momentum", needs: "runs with momentum"}
] as const;

function judgedOptimisers(): Expectation {
  const rows = models.flatMap((model) =>
    rivals.map(({suffix, name, needs}) => {
      const variant = `${model}-${suffix}`;
      return {name: `${model.toUpperCase()} with ${name}`, needs, model, variant};
    })
  );
  const parts = rows.map(({name, needs, model, variant}): Part => {
    return {name, needs, wanted: "more", found: overSeeds(variant, model, firstLoss)};
  });
  const [plain, momentum] = rivals.map(({suffix}) => runsOf(`ann-${suffix}`)[0]);
  const settings = [plain?.row.learningRate, momentum?.row.learningRate, momentum?.protocol.rule.momentum];
  return judged({
    parts,
    scale: 1,
    rule: settings.map((setting) => setting ?? NaN),
    more: [{numbers: rows.flatMap(({model, variant}) => epochsAhead(variant, model)), says: []}]
  });
}

/** After how many epochs Adam's mean validation loss is the lower, and of how many; nothing without runs. */
function epochsAhead(variant: string, base: Model): number[] {
  if (pairsBySeed(variant, base).length === 0) return [];
  const epochCount = coreRun(base).row.epochCount;
  const ahead = Array.from({length: epochCount}, (_, i) => {
    const differences = differencesBySeed(variant, base, (run) => lossesOf(run, "validation")[i]);
    return differences.reduce((sum, one) => sum + one, 0) > 0;
  });
  return [ahead.filter(Boolean).length, epochCount];
}

const deeper = [
  {variant: "vgg", name: "VGG"},
  {variant: "resnet", name: "ResNet"}
] as const;

function judgedDepth(): Expectation {
  const base = "cnn-all-three";
  const parts = deeper.map(({variant, name}): Part => {
    const isKnown = runsOf(variant).length > 0;
    const needs = isKnown ? "a run of the source's CNN with the same three changes" : `a run of the ${name}`;
    const found = overSeeds(variant, base, testAccuracy) ?? overImages(variant, base);
    return {name, wanted: "more", needs, found};
  });
  const plain = deeper.map(({variant, name}) => ({name, found: changeOf(variant, testAccuracy)}));
  const [vgg, resnet, own] = ["vgg", "resnet", base].map((variant) => runsOf(variant)[0]?.row.epochCount);
  const isTold = vgg !== undefined && resnet !== undefined && own !== undefined;
  const epochs: Passage = {numbers: isTold ? [...new Set([vgg, resnet]), own] : [], says: []};
  return judged({parts, scale: 100, rule: [testImageCount], more: [epochs, aside(plain, 100)]});
}

function judgedTransfer(): Expectation {
  const needs = "runs that carry features over to other classes, each with its counterpart from scratch";
  const variants = new Set(recordedRuns().map(({row}) => row.variant));
  const counts = [...variants].flatMap((variant) => /^cnn-transfer-(\d+)$/.exec(variant)?.[1] ?? []).map(Number);
  const parts = counts
    .sort((a, b) => a - b)
    .map((count): Part => {
      const found = changeOf(`cnn-transfer-${count}`, testAccuracy);
      return {name: `${count.toLocaleString("en-US")} labels`, wanted: "more", needs, found};
    });
  const none: Part = {name: "", wanted: "more", needs, found: undefined};
  return judged({
    parts: parts.length === 0 ? [none] : parts,
    scale: 100,
    decides: (outcomes) => outcomes.includes("holds") && !outcomes.includes("the other way round")
  });
}

/** Points of accuracy that a cheaper network may cost and still count as no worse. */
const indifference = 0.5;

function judgedTuning(): Expectation {
  const found = changeOf("cnn-tuned", testAccuracy);
  const tuned = runsOf("cnn-tuned")[0]?.row.forwardFlops;
  const ratio = tuned === undefined ? NaN : tuned / coreRun("cnn").row.forwardFlops;
  const isCheaper = found !== undefined && ratio < 1 && 100 * found.lower > -indifference;
  const trials = new Set(recordedRuns().flatMap(({row}) => /^cnn-trial-\d+/.exec(row.variant)?.[0] ?? []));
  return judged({
    parts: [{name: "", wanted: "more", needs: "runs of the CNN as tuned by a search", found}],
    scale: 100,
    rule: [testImageCount, indifference],
    more: [{numbers: found === undefined ? [] : [ratio, trials.size], says: []}],
    decides: ([outcome]) => outcome === "holds" || isCheaper
  });
}
