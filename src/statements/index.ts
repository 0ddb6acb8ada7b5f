import {reportIn, type About} from "../lib/about.js";
import {list, percent, points, pointsInterval, seconds, times} from "../lib/format.js";
import {coreComparison, coreRun} from "../lib/lookup.js";
import {robustnessByKind} from "../lib/robustness.js";
import {modelDifference} from "../lib/seedRuns.js";
import {countOf, countWord, seedsOfBoth} from "../lib/seedWords.js";
import type {ClaimKind, Model, Verdict} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {recordedVariant} from "../lib/variantLookup.js";

/** Claims of a kind: how many there are, and how many have which verdict. */
function tally({claims}: Pick<Tables, "claims">, kind: ClaimKind): Tally {
  const own = claims.filter((claim) => claim.kind === kind);
  const count = (...verdicts: readonly Verdict[]): number =>
    own.filter(({verdict}) => verdicts.includes(verdict)).length;
  return {
    all: own.length,
    reproduced: count("as described", "reproduced"),
    compatible: count("compatible"),
    partly: count("partly")
  };
}

interface Tally {
  readonly all: number;
  readonly reproduced: number;
  readonly compatible: number;
  readonly partly: number;
}

/** The finding: how far the original report is right about what happened, and about why, as the verdicts now stand. */
export const headline = (tables: Pick<Tables, "claims">): string => {
  const [results, explanations] = [tally(tables, "result"), tally(tables, "explanation")];
  return `${rightness(results)} right about what happened, ${reasons(explanations)}`;
};

function rightness({reproduced, compatible, partly, all}: Tally): string {
  const whole = reproduced + compatible;
  if (whole > 0.9 * all) return "Almost always";
  if (whole > all / 2) return "Mostly";
  return whole + partly > all / 4 ? "Partly" : "Seldom";
}

function reasons({reproduced, compatible, partly, all}: Tally): string {
  const whole = reproduced + compatible;
  if (whole > all / 2) return "and mostly about why";
  if (whole > 0) return "with some reasons wholly shown";
  return partly > 0 ? "with no reason wholly shown" : "with no reason shown";
}

/** What the headline rests on. */
export const underHeadline = (tables: Pick<Tables, "claims">): string => {
  const [results, explanations] = [tally(tables, "result"), tally(tables, "explanation")];
  return `Of the ${results.all} results that the original report states, ${shown(results)}; of its ${explanations.all} explanations, ${shown(explanations)}.`;
};

function shown({reproduced, compatible, partly}: Tally): string {
  const parts = [
    {count: reproduced, one: "is reproduced", several: "are reproduced"},
    {count: compatible, one: "is compatible with ours", several: "are compatible with ours"},
    {count: partly, one: "holds in part", several: "hold in part"}
  ].filter(({count}) => count > 0);
  if (parts.length === 0) return "none is shown";
  return list(parts.map(({count, one, several}) => `${countWord(count)} ${count === 1 ? one : several}`));
}

/** Both models' mean test accuracy over all recorded seeds; this build's own where no seeds are known. */
export const bothAccuracies = (tables: Pick<Tables, "runs" | "seeds">): string => {
  const [ann, cnn] = (["ann", "cnn"] as const).map((model) => accuracyOverSeeds(tables, model));
  const [annText, cnnText] = (["ann", "cnn"] as const).map((model, i) =>
    percent([ann, cnn][i]?.mean ?? coreRun(tables, model).testAccuracy)
  );
  const over = ann && cnn ? `, means over ${seedsOfBoth(ann.seedCount, cnn.seedCount)}` : ", one seed each";
  return `The CNN classifies ${cnnText} of the test images correctly, the ANN ${annText}${over}.`;
};

function accuracyOverSeeds({seeds}: Pick<Tables, "seeds">, model: Model): Tables["seeds"][number] | undefined {
  return seeds.find(
    ({variant, measure, seedCount}) => variant === model && measure === "testAccuracy" && seedCount > 0
  );
}

/** The day of the report's release and its version, as its published description has them. */
export const released = ({about}: {readonly about: About}): string => {
  const {datePublished, version} = reportIn(about);
  const day = new Date(datePublished).toLocaleDateString("en-GB", {dateStyle: "long", timeZone: "UTC"});
  return `${day} · Version ${version}`;
};

/** What was done and what was found, in one paragraph. */
export const abstract = (tables: Pick<Tables, "claims" | "seeds" | "runs" | "robustness">): string => {
  const lead = modelDifference(tables, ({testAccuracy}) => testAccuracy);
  const sentences = [
    "A student report compares a fully connected network (ANN) with a convolutional network (CNN) on Fashion-MNIST, and concludes that the CNN is more accurate, more robust and better at generalising.",
    "We trained both from its description on the original training images, and tested them on the 10,000 test images.",
    bothAccuracies(tables),
    ...(lead.count < 2
      ? []
      : [
          `The CNN leads by ${points(lead.mean)} (${countOf(lead.count, "seed")} of both, 95% CI ${pointsInterval(lead)}).`
        ]),
    robustnessInShort(tables),
    underHeadline(tables),
    "Every prediction, image and training run is here to inspect."
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
};

function robustnessInShort(tables: Pick<Tables, "runs" | "robustness">): string {
  const kinds = robustnessByKind(tables, "loss of accuracy");
  const named = (sign: number): string => list(kinds.filter(({verdict}) => verdict === sign).map(({name}) => name));
  const [more, less] = [named(1), named(-1)];
  if (more === "") return "";
  return `It loses more accuracy than the ANN under ${more}${less === "" ? "" : `, and less under ${less}`}.`;
}

/** Who is ahead on the test images and by how much, or that nobody is. */
export const ahead = (tables: Pick<Tables, "runs" | "comparisons">): string => {
  const comparison = coreComparison(tables);
  const {difference, lower, upper} = comparison;
  const interval = `95% CI ${pointsInterval(comparison)}`;
  if (lower > 0) return `the CNN leads by ${points(difference)} (${interval})`;
  if (upper < 0) return `the CNN is behind by ${points(-difference)} (CNN − ANN: ${interval})`;
  return `the two cannot be told apart (CNN − ANN: ${points(difference)}, ${interval})`;
};

export const claimCount = (tables: Pick<Tables, "claims">): string => String(tables.claims.length);

export const price = (tables: Pick<Tables, "runs" | "variants">): string => {
  const [ann, cnn] = [coreRun(tables, "ann"), coreRun(tables, "cnn")];
  const timed = recordedVariant(tables, "cnn")?.exampleTimeRatio ?? undefined;
  const [time, how] =
    timed === undefined
      ? [cnn.trainSeconds / ann.trainSeconds, "of this build"]
      : [timed, "(timed in turn on one machine, median over seeds)"];
  return `${times(cnn.parameterCount / ann.parameterCount)} the parameters, ${times(cnn.forwardFlops / ann.forwardFlops)} the operations and ${times(time)} the training time ${how}`;
};

export const trainingTimes = (tables: Pick<Tables, "runs">): string => {
  const [ann, cnn] = [coreRun(tables, "ann"), coreRun(tables, "cnn")];
  return `${seconds(ann.trainSeconds)} for the ANN and ${seconds(cnn.trainSeconds)} for the CNN`;
};
