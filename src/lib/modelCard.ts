import {classNames} from "./classNames.js";
import {count, fixed, list, percent, percentInterval} from "./format.js";
import {accuracyInterval, coreRun, isQuick, splitCount} from "./lookup.js";
import type {Standardisation} from "./modelLines.js";
import type {Model} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

/** Tables that a model card is made of. */
export type CardTables = Pick<Tables, "runs" | "seeds" | "layers" | "classCounts" | "pixelStatistics">;

/** A field of a model card, by the names of Hugging Face's cards, and what it says. */
export interface CardField {
  readonly field: string;
  readonly text: string;
}

/** A card's fields in their order; every number is a table's. */
export function modelCard(tables: CardTables, model: Model): readonly CardField[] {
  const run = coreRun(tables, model);
  const {mean, standardDeviation} = trainingPixels(tables);
  return [
    {field: "Model", text: `${chain(tables, model)}, ${count(run.parameterCount)} parameters; run ${run.run}`},
    {
      field: "Intended use",
      text: `To tell which of ten garments a picture of 28 × 28 pixels shows: ${list(classNames)}, numbered from 0 in this order. For learning, comparing and testing tools.`
    },
    {
      field: "Out of scope",
      text: "Photographs, other catalogues, any shop: accuracy there is unknown and surely lower. A picture of anything else gets one of the ten names all the same."
    },
    {
      field: "Training data",
      text: `${count(splitCount(tables, "train"))} images of Fashion-MNIST’s training file, ${count(splitCount(tables, "validation"))} more for validation, drawn by class with seed ${run.seed}; ${count(splitCount(tables, "test"))} test images that chose nothing.`
    },
    {
      field: "Preprocessing",
      text: `Light garment on black, centred, 28 × 28 levels from 0 to 255, row by row; (level / 255 − ${fixed(mean, 6)}) / ${fixed(standardDeviation, 6)}, the mean and standard deviation of the training split. The files of ONNX and TensorFlow.js do this themselves; to those of weights alone the lines below do it.`
    },
    {
      field: "Training",
      text: `${count(run.epochCount)} epochs in batches of ${run.batchSize}, Adam with a learning rate of ${Number(run.learningRate.toPrecision(4))}, cross-entropy, dropout.${isQuick(tables) ? " A quick build, for trying things out: its numbers say nothing about the network." : ""}`
    },
    {
      field: "Test accuracy",
      text: `${percent(run.testAccuracy, 2)} (95% CI over images ${percentInterval(accuracyInterval(tables, model, "test"))})`
    },
    {field: "Over seeds", text: overSeeds(tables, model)},
    {field: "Test loss", text: `${fixed(run.testLoss, 4)} nats, mean cross-entropy`},
    {
      field: "Limits",
      text: "One seed of many. Some labels are wrong, some test images are near copies of training images, and confidence is not a promise: see the report’s pages on limitations and calibration."
    },
    {field: "Licence", text: "MIT, weights and code. The images are © 2017 Zalando SE, MIT."},
    {field: "Weights", text: `SHA-256 ${run.weightsSha256}, of the parameters as the report’s engine stores them`}
  ];
}

/** Mean and standard deviation that the pixels were standardised by. @throws Error if the table has none */
export function trainingPixels({pixelStatistics}: Pick<Tables, "pixelStatistics">): Standardisation {
  const row = pixelStatistics.find(({split}) => split === "train");
  if (row === undefined)
    throw new Error("missing statistics: expected table pixel-statistics to hold the training split");
  return row;
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

function overSeeds({seeds}: Pick<Tables, "seeds">, model: Model): string {
  const row = seeds.find(({variant, measure}) => variant === model && measure === "testAccuracy");
  if (row === undefined || row.lower === null || row.upper === null || row.standardDeviation === null)
    return "One seed is known: how far another would differ is not.";
  const {lower, upper, mean, seedCount, standardDeviation} = row;
  return `Mean ${percent(mean, 2)} of ${seedCount} seeds trained by the whole protocol (95% CI over seeds ${percentInterval({lower, upper}, 2)}), standard deviation ${fixed(100 * standardDeviation, 2)} points`;
}
