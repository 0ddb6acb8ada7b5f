import type {Model} from "../../src/lib/schemas/vocabulary.js";
import type {StoredRun} from "../runs/storedRun.js";
import {kerasWeights} from "./kerasWeights.js";
import {npz} from "./npz.js";
import {onnx} from "./onnx.js";
import {portableNetwork, type Standardisation} from "./portableNetwork.js";
import {pytorchWeights} from "./pytorchWeights.js";
import {safetensors} from "./safetensors.js";
import {tfjsModel} from "./tfjsModel.js";

/**
 * A trained model in the formats of other libraries, files by name.
 * @throws RangeError for a network with a layer that not every format knows
 */
export async function modelFiles(
  model: Model,
  run: Pick<StoredRun, "run" | "parameters" | "weightsSha256">,
  standardisation: Standardisation
): Promise<Record<string, Uint8Array>> {
  const network = portableNetwork(run, standardisation);
  const {mean, standardDeviation} = standardisation;
  const metadata = {
    format: "pt",
    mean: String(mean),
    standardDeviation: String(standardDeviation),
    weightsSha256: run.weightsSha256
  };
  const weightsFile = `${model}-tfjs.bin`;
  const tfjs = await tfjsModel(network, weightsFile);
  return {
    [`${model}.safetensors`]: safetensors(pytorchWeights(network), metadata),
    [`${model}.onnx`]: onnx(network),
    [`${model}-tfjs.json`]: tfjs.json,
    [weightsFile]: tfjs.weights,
    [`${model}.npz`]: npz(kerasWeights(network))
  };
}
