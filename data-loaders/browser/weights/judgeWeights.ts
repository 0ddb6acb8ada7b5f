import type {WeightsAsked, WeightsFound, WeightsMeans, PixelScale} from "../../../src/lib/weightsIn.js";
import {standardisationTable} from "../../dataset/standardisationTable.js";
import {softmax} from "../../evaluation/softmax.js";
import {loadNetwork} from "../../engine/runtime/loadNetwork.js";
import {predict} from "../../training/predict.js";
import type {BrowserModels} from "../browserModels.js";
import {examplesOf} from "../reproduction/preparedRun.js";
import {readWeights} from "./readWeights.js";

/** Whether a file holds weights of one of the two networks. @throws PredictionFileError as `readWeights` */
export function holdsWeights({file, others}: WeightsAsked): boolean {
  return readWeights(file, others) !== undefined;
}

/**
 * Runs a reader's weights on all test images, with the pixels as this report gives them to its networks and on the other
 * usual scales.
 * @returns undefined where the file holds no weights of these networks
 * @throws PredictionFileError as `readWeights`
 */
export async function judgeWeights(
  {file, others}: WeightsAsked,
  {models, kernels, test}: WeightsMeans
): Promise<WeightsFound | undefined> {
  const found = readWeights(file, others);
  if (found === undefined) return undefined;
  const contents = JSON.parse(new TextDecoder().decode(models)) as BrowserModels;
  const network = await loadNetwork(
    contents.models[found.model].network,
    await WebAssembly.compile(kernels as BufferSource),
    0
  );
  network.parameters.view.set(found.parameters);
  const examples = await examplesOf(test, false);
  const indices = Uint32Array.from({length: examples.count}, (_, i) => i);
  const probabilities = (scale: {readonly mean: number; readonly standardDeviation: number}): Float32Array => {
    const logits = new Float32Array(examples.count * 10);
    predict(network, examples, indices, standardisationTable(scale), logits, {workerIndex: 0, workerCount: 1});
    return softmax(logits, 10);
  };
  const scales: Readonly<Record<PixelScale, Float32Array>> = {
    standardised: probabilities(contents.standardisation),
    "0 to 1": probabilities({mean: 0, standardDeviation: 1}),
    "−1 to 1": probabilities({mean: 0.5, standardDeviation: 0.5}),
    "0 to 255": probabilities({mean: 0, standardDeviation: 1 / 255})
  };
  return {model: found.model, layout: found.layout, probabilities: scales};
}
