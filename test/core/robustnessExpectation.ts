import {overSeeds, type Measure} from "./differences.js";
import {aside, judged, list, type Expectation, type Part, type Passage} from "./expectation.js";
import {runsOf, type RecordedRun} from "./recordedFolders.js";
import {mean} from "./studentT.js";
import {models} from "./tables.js";

/** In the order of the text. */
const kinds = ["noise", "blur", "shift", "rotation", "contrast", "occlusion"] as const;

const needs = "two seeds or more of both models, tried on corrupted test images";

/** What C26, on images unlike those that the models know, must say: from the counts of images got right. */
export const robustnessExpectation: Readonly<Record<string, () => Expectation>> = {
  C26: () => {
    const byKind = kinds.map((kind): Part => {
      return {name: kind, wanted: "more", needs, found: overSeeds("cnn", "ann", accuracyUnder([kind]))};
    });
    return judged({
      parts: [{name: "", wanted: "more", needs, found: overSeeds("cnn", "ann", accuracyUnder(kinds))}],
      scale: 100,
      rule: [10_000, ...strengthRange()],
      more: [aheadWords(byKind), aside(byKind, 100), lossWords()]
    });
  }
};

/** Mean accuracy on corrupted images, over the strengths of each kind and then over the kinds. */
function accuracyUnder(some: readonly string[]): Measure {
  return ({robustness, isRight}) => {
    if (robustness === undefined) return undefined;
    const byKind = some.map((kind) => {
      const counts = robustness.filter((one) => one.kind === kind).map(({correctCount}) => correctCount);
      return mean(counts) / isRight.length;
    });
    return mean(byKind);
  };
}

function corruptedRuns(model: string): RecordedRun[] {
  return runsOf(model).filter(({robustness}) => robustness !== undefined);
}

/** The least and the largest strength that some run was tried at. */
function strengthRange(): number[] {
  const strengths = corruptedRuns("cnn").flatMap(({robustness}) => robustness!.map(({strength}) => strength));
  return [Math.min(...strengths), Math.max(...strengths)];
}

/** Who is ahead by more than chance, kind by kind. */
function aheadWords(parts: readonly Part[]): Passage {
  const ahead = (model: "CNN" | "ANN"): string[] => {
    const names = parts.flatMap(({name, found}) => {
      const isIts = found?.isSignificant === true && found.difference > 0 === (model === "CNN");
      return isIts ? [name] : [];
    });
    return names.length === 0 ? [] : [`The ${model} is clearly ahead under ${list(names)}.`];
  };
  return {numbers: [], says: [...ahead("CNN"), ...ahead("ANN")]};
}

/** What either model loses on average of its accuracy on the images as they are. */
function lossWords(): Passage {
  const losses = models.map((model) => {
    const measure = accuracyUnder(kinds);
    return mean(corruptedRuns(model).map((run) => run.testAccuracy - measure(run)!));
  });
  const [ann, cnn] = losses;
  if (losses.some(Number.isNaN)) return {numbers: [], says: []};
  return {
    numbers: [100 * ann!, 100 * cnn!],
    says: [`by what is lost the ${ann! < cnn! ? "ANN" : "CNN"} is the more robust`]
  };
}
