import {count, points, times} from "../../src/lib/format.js";
import {splitCount} from "../../src/lib/lookup.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {changeOf, differenceOfLosses, differenceOfPair, differenceOfRuns, type Difference} from "./difference.js";
import {asideWords, judgeParts, type Part} from "./judgeParts.js";
import type {Claim, Evidence, Judgement} from "./judgement.js";
import {accuracyAside, modelParts} from "./modelParts.js";
import {firstLoss, scatter} from "./recordedLosses.js";

/** What the source expects of changes that it did not try: §7. */
export const proposalClaims: readonly Claim[] = [
  {
    id: "C28",
    section: "7.1",
    statement: "Augmentation by rotations, flips and scaling would improve the result.",
    stated: "better",
    page: "./improvements#figure-ladder",
    judge: (evidence) => judgeAccuracy(evidence, "augmented", "augmentation")
  },
  {
    id: "C29",
    section: "7.1",
    statement: "Batch normalisation would steady and speed up convergence.",
    stated: "steadier, faster",
    page: "./improvements#figure-ladder",
    judge: judgeNormalisation
  },
  {
    id: "C30",
    section: "7.1",
    statement: "A learning-rate schedule would make training more efficient.",
    stated: "more efficient",
    page: "./improvements#figure-ladder",
    judge: (evidence) =>
      judgeAccuracy(evidence, "scheduled", "a schedule", "Efficient here means better after as many steps.")
  },
  {
    id: "C31",
    section: "7.2",
    statement: "Deeper CNNs such as ResNet and VGG would learn more.",
    stated: "better",
    page: "./improvements#figure-ladder",
    judge: judgeDepth
  },
  {
    id: "C32",
    section: "7.2",
    statement: "Transfer learning would raise accuracy or cut cost.",
    stated: "better or cheaper",
    page: "./improvements#figure-transfer",
    judge: judgeTransfer
  },
  {
    id: "C33",
    section: "7.2",
    statement: "Hyperparameter tuning would raise accuracy or cut cost.",
    stated: "better or cheaper",
    page: "./improvements#figure-tuning",
    judge: judgeTuning
  }
];

const corrected = "p with Holm's correction over all proposals.";

function judgeAccuracy(evidence: Evidence, suffix: string, what: string, meaning = ""): Judgement {
  const find = (model: Model): Difference | undefined => changeOf(evidence, `${model}-${suffix}`, "testAccuracy");
  return judgeParts(modelParts("more", `runs with ${what}`, find), {
    unit: "points",
    subject: `test accuracy, with ${what} minus without`,
    rule: `${imageWords(evidence)}; ${corrected} Reproduced if both models are significantly better with it.`,
    more: [meaning]
  });
}

function judgeNormalisation(evidence: Evidence): Judgement {
  const measures = [
    {name: "after epoch 1", take: firstLoss},
    {name: "scatter", take: scatter}
  ] as const;
  const parts = measures.flatMap(({name, take}) =>
    models.map((model): Part => {
      const compared = {variant: `${model}-normalised`, base: model};
      const found = differenceOfLosses(evidence, compared, take);
      const needs = "runs with batch normalisation";
      return {name: `${model.toUpperCase()} ${name}`, wanted: "less", found, needs};
    })
  );
  return judgeParts(parts, {
    unit: "nats",
    subject: "validation loss, with batch normalisation minus without",
    rule: "Scatter is the mean distance of an epoch's loss from the mean of its two neighbours, in the second half of the epochs. Uncorrected, since all must hold: reproduced if both models start significantly faster and scatter significantly less.",
    more: [accuracyAside(evidence, "Test accuracy, with minus without", (model) => `${model}-normalised`)]
  });
}

const deeper = [
  {variant: "vgg", name: "VGG"},
  {variant: "resnet", name: "ResNet"}
] as const;
const sameRecipe = "cnn-all-three";

/** Depth by itself: held against the source's network under the same three changes. */
function judgeDepth(evidence: Evidence): Judgement {
  const imageCount = splitCount(evidence, "test");
  const parts = deeper.map(({variant, name}): Part => {
    const compared = {variant, base: sameRecipe};
    const found =
      differenceOfRuns(evidence, compared, "testAccuracy") ?? differenceOfPair(evidence, compared, imageCount);
    return {name, wanted: "more", found, needs: depthNeeds(evidence, variant, name)};
  });
  const plain = deeper.map(({variant, name}): Part => {
    return {name, wanted: "more", found: changeOf(evidence, variant, "testAccuracy"), needs: ""};
  });
  return judgeParts(parts, {
    unit: "points",
    subject: "test accuracy, minus that of the source's CNN with the same augmentation, normalisation and schedule",
    rule: `${imageWords(evidence)}. Uncorrected, since both must hold: reproduced if both are significantly better; a comparison with the plain CNN would credit depth with the three changes.`,
    more: [epochCounts(evidence), asideWords("Against the plain CNN", plain, "points")]
  });
}

function depthNeeds({variants}: Evidence, variant: string, name: string): string {
  const isKnown = variants.some((row) => row.variant === variant);
  return isKnown ? "a run of the source's CNN with the same three changes" : `a run of the ${name}`;
}

function epochCounts({variants}: Evidence): string {
  const epochs = [...deeper.map(({variant}) => variant), sameRecipe].map((variant) => {
    return variants.find((row) => row.variant === variant)?.epochCount;
  });
  const [vgg, resnet, base] = epochs;
  if (vgg === undefined || resnet === undefined || base === undefined) return "";
  return `They are trained for ${vgg === resnet ? vgg : `${vgg} and ${resnet}`} epochs, it for ${base}.`;
}

function judgeTransfer(evidence: Evidence): Judgement {
  const tried = evidence.variants
    .filter(({base, labelsPerClass}) => base.startsWith("cnn-scratch-") && labelsPerClass !== null)
    .sort((a, b) => a.labelsPerClass! - b.labelsPerClass!);
  const needs = "runs that carry features over to other classes, each with its counterpart from scratch";
  const parts = tried.map(({variant, labelsPerClass}): Part => {
    return {
      name: labelWords(labelsPerClass!),
      wanted: "more",
      found: changeOf(evidence, variant, "testAccuracy"),
      needs
    };
  });
  const none: Part = {name: "", wanted: "more", found: undefined, needs};
  return judgeParts(parts.length === 0 ? [none] : parts, {
    unit: "points",
    subject: "test accuracy on five new classes, with known features minus from scratch, by labels of each class",
    rule: `Features come from the other five classes, and both sides take as many steps; p with Holm's correction over the numbers of labels. Reproduced if accuracy is significantly higher with some number of labels and with none lower.`,
    decides: (outcomes) => outcomes.includes("holds") && !outcomes.includes("the other way round")
  });
}

function labelWords(labelCount: number): string {
  return `${count(labelCount)} labels`;
}

/** How much accuracy a cheaper network may cost and still count as no worse, as a fraction. */
const indifference = 0.005;

function judgeTuning(evidence: Evidence): Judgement {
  const found = changeOf(evidence, "cnn-tuned", "testAccuracy");
  const ratio = operationRatio(evidence);
  const isCheaper = found !== undefined && ratio < 1 && found.lower > -indifference;
  const cost = Number.isNaN(ratio) ? "" : `The tuned network takes ${times(ratio)} the operations.`;
  return judgeParts([{name: "", wanted: "more", found, needs: "runs of the CNN as tuned by a search"}], {
    unit: "points",
    subject: "test accuracy of the CNN, tuned minus as the source sets it",
    rule: `${imageWords(evidence)}; ${corrected} Reproduced if it is significantly better, or takes fewer operations and the interval excludes a loss of ${points(indifference)}.`,
    decides: ([outcome]) => outcome === "holds" || isCheaper,
    more: found === undefined ? [] : [cost, trialWords(evidence)]
  });
}

function operationRatio({variants}: Evidence): number {
  const [tuned, base] = ["cnn-tuned", "cnn"].map((name) => variants.find(({variant}) => variant === name));
  return tuned === undefined || base === undefined ? NaN : tuned.forwardFlops / base.forwardFlops;
}

function trialWords({trials}: Evidence): string {
  const trialCount = new Set(trials.map(({trial}) => trial)).size;
  return trialCount === 0 ? "" : `Chosen from ${trialCount} trials by validation accuracy alone.`;
}

function imageWords(evidence: Evidence): string {
  return `Each run is measured on ${count(splitCount(evidence, "test"))} test images`;
}
