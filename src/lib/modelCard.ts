import {classNames} from "./classNames.js";
import {count, fixed, list, percent, percentInterval} from "./format.js";
import {fileCounts, isQuick, splitCount} from "./lookup.js";
import type {Standardisation} from "./modelLines.js";
import {isModel, portableRun} from "./portableNetworks.js";
import {splits, type Model, type PortableVariant, type Split} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {wilsonInterval} from "./wilsonInterval.js";

/** Tables that a model card is made of. */
export type CardTables = Pick<Tables, "runs" | "seeds" | "layers" | "classCounts">;

/** A field of a model card, by the names of Hugging Face's cards, and what it says. */
export interface CardField {
  readonly field: string;
  readonly text: string;
}

/** A card's fields in their order; every number is a table's. */
export function modelCard(
  tables: CardTables,
  variant: PortableVariant,
  {mean, standardDeviation}: Standardisation
): readonly CardField[] {
  const run = portableRun(tables, variant);
  const {train, validation, test} = imageCounts(tables, variant);
  return [
    {field: "Model", text: `${networkWords(tables, variant)}; ${count(run.parameterCount)} parameters; run ${run.run}`},
    {
      field: "Intended use",
      text: `To tell which of ten garments a picture of 28 × 28 pixels shows: ${list(classNames)}, numbered from 0 in this order. For learning, comparing and testing tools.`
    },
    {
      field: "Out of scope",
      text: "Photographs, other catalogues, any shop: accuracy there is unknown, and probably lower. A picture of anything else gets one of the ten names all the same."
    },
    {
      field: "Training data",
      text: `${count(train)} images of Fashion-MNIST’s training file, ${count(validation)} more for validation, drawn by class with seed ${run.seed}; ${count(test)} test images that guided no choice in training.`
    },
    {
      field: "Preprocessing",
      text: `Light garment on black, centred, 28 × 28 levels from 0 to 255, row by row; (level / 255 − ${fixed(mean, 6)}) / ${fixed(standardDeviation, 6)}, the mean and standard deviation of the training split. The files of ONNX and TensorFlow.js do this themselves; to those of weights alone the lines below do it.`
    },
    {field: "Training", text: trainingWords(tables, variant)},
    {
      field: "Test accuracy",
      text: `${percent(run.testAccuracy, 2)} (95% CI over images ${percentInterval(wilsonInterval(Math.round(run.testAccuracy * test), test))})`
    },
    {field: "Over seeds", text: overSeeds(tables, variant)},
    {field: "Test loss", text: `${fixed(run.testLoss, 4)} nats, mean cross-entropy`},
    {
      field: "Limits",
      text: "One seed of several. Some labels are doubtful, some test images are near copies of training images, and confidence is not a promise: see the report’s pages on limitations and calibration."
    },
    {field: "Licence", text: "MIT, weights and code. The images are © 2017 Zalando SE, MIT."},
    {field: "Weights", text: `SHA-256 ${run.weightsSha256}, of the parameters as the report’s engine stores them`}
  ];
}

/** Images that a network's run used: of networks that were trained once, both files whole. */
function imageCounts(tables: CardTables, variant: PortableVariant): Readonly<Record<Split, number>> {
  if (isModel(variant)) {
    const [train, validation, test] = splits.map((split) => splitCount(tables, split)) as [number, number, number];
    return {train, validation, test};
  }
  const {trainCount} = portableRun(tables, variant);
  return {train: trainCount, validation: fileCounts.train - trainCount, test: fileCounts.test};
}

function networkWords(tables: CardTables, variant: PortableVariant): string {
  if (isModel(variant)) return chain(tables, variant);
  return "ResNet-20 (He et al. 2016): a convolution and nine residual blocks of 16, 32 and 64 filters, the mean of each filter, 10 outputs; in these files each normalisation is part of the convolution before it";
}

function trainingWords(tables: CardTables, variant: PortableVariant): string {
  const {epochCount, batchSize, learningRate} = portableRun(tables, variant);
  const rate = Number(learningRate.toPrecision(4));
  const epochs = `${count(epochCount)} epochs in batches of ${batchSize}`;
  if (!isModel(variant))
    return `${epochs}, SGD with Nesterov’s momentum of 0.9 and weight decay of 0.0005, a learning rate that rises to ${rate} in two epochs and falls to 0; images shifted by up to 2 px, half of them mirrored, half partly erased; labels smoothed by 0.1; batch normalisation; the mean of the last five epochs’ weights.`;
  const quick = " A quick build, for trying things out: its numbers say nothing about the network.";
  return `${epochs}, Adam with a learning rate of ${rate}, cross-entropy, dropout.${isQuick(tables) ? quick : ""}`;
}

const layerWords: Partial<Record<Row<"layers">["kind"], (layer: Row<"layers">) => string>> = {
  input: ({height, width, channelCount}) => (height > 1 ? `${height} × ${width}` : String(channelCount)),
  conv: ({channelCount}) => `${channelCount} filters`,
  pool: () => "max pooling",
  dense: ({channelCount}) => String(channelCount)
};

/** A network's layers, as far as they change values' number: "784 → 256 → 128 → 10". */
function chain({layers}: Pick<Tables, "layers">, model: Model): string {
  const own = layers.filter(({variant}) => variant === model).toSorted((a, b) => a.position - b.position);
  return own.flatMap((layer) => layerWords[layer.kind]?.(layer) ?? []).join(" → ");
}

function overSeeds({seeds}: Pick<Tables, "seeds">, name: PortableVariant): string {
  const row = seeds.find(({variant, measure}) => variant === name && measure === "testAccuracy");
  if (row === undefined || row.lower === null || row.upper === null || row.standardDeviation === null)
    return "One seed is known: how far another would differ is not.";
  const {lower, upper, mean, seedCount, standardDeviation} = row;
  return `Mean ${percent(mean, 2)} of ${seedCount} seeds trained by the whole protocol (95% CI over seeds ${percentInterval({lower, upper}, 2)}), standard deviation ${fixed(100 * standardDeviation, 2)} points`;
}
