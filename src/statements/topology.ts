import {commonName, withArticle} from "../lib/classNames.js";
import {modelName} from "../components/theme.js";
import {count, list, millions, percent} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {countOf, uncapitalised} from "../lib/seedWords.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {seedsOf} from "../lib/variantLookup.js";

export const annParameters = (tables: Pick<Tables, "runs">): string => count(coreRun(tables, "ann").parameterCount);
export const cnnParameters = (tables: Pick<Tables, "runs">): string => count(coreRun(tables, "cnn").parameterCount);
export const annOperations = (tables: Pick<Tables, "runs">): string => millions(coreRun(tables, "ann").forwardFlops);
export const cnnOperations = (tables: Pick<Tables, "runs">): string => millions(coreRun(tables, "cnn").forwardFlops);

/** The garment in both drawings, and what the networks say of it. */
export const garmentShown = ({flow}: Pick<Tables, "flow">): string => {
  const [ann, cnn] = models.map((model) => flow.filter((row) => row.model === model).at(-1)!.strongest);
  const {example, label} = flow[0]!;
  const said =
    ann === cnn ? `both say ${commonName(ann!)}` : `the ANN says ${commonName(ann!)}, the CNN ${commonName(cnn!)}`;
  return `Test image ${example}, ${withArticle(label)}, is on its way through the drawings: ${said}.`;
};

const flattened =
  (variant: string) =>
  ({layers}: Pick<Tables, "layers">): string => {
    return count(layers.find((layer) => layer.variant === variant && layer.kind === "flatten")!.channelCount);
  };

export const twoPoolings = flattened("cnn");
export const onePooling = flattened("cnn-one-pool");

export const onePoolingParameters = ({layers}: Pick<Tables, "layers">): string => {
  return count(
    layers.filter(({variant}) => variant === "cnn-one-pool").reduce((sum, layer) => sum + layer.parameterCount, 0)
  );
};

/** Which of the two networks the original report's accuracies of the CNN fit. */
export const readingThatFits = ({claims}: Pick<Tables, "claims">): string => {
  const {verdict, note, stated} = claims.find(({id}) => id === "C15")!;
  if (verdict === "not measured yet") return "Which of the two it trained cannot be told yet.";
  return `By the accuracies that the original report states of its CNN (${stated}): ${uncapitalised(note)}`;
};

/** What a second softmax, which the original report's loss brings along, costs each model. */
export const twoSoftmaxes = (tables: Pick<Tables, "seeds">): string => {
  const said = models.flatMap((model) => {
    const [once, twice] = [model, `${model}-two-softmaxes`].map((name) => seedsOf(tables, name, "testAccuracy"));
    if (once === undefined || twice === undefined) return [];
    const [few, many] = [twice, once].map(({seedCount}) => countOf(seedCount, "seed"));
    return [`${percent(twice.mean)} in the ${modelName[model]} (${few}) instead of ${percent(once.mean)} (${many})`];
  });
  if (said.length === 0) return `What a second softmax costs is ${notRecordedYet}.`;
  return `With two, test accuracy is ${list(said)}.`;
};
