import {kerasWeights} from "./kerasWeights.js";
import {npz} from "./npz.js";
import {onnx} from "./onnx.js";
import {portableNetwork, type Standardisation, type TrainedParameters} from "./portableNetwork.js";
import {pytorchWeights} from "./pytorchWeights.js";
import {safetensors} from "./safetensors.js";
import {tfjsModel} from "./tfjsModel.js";

/**
 * A trained network in the formats of other libraries, files by name.
 * @throws RangeError for a network with a layer that not every format knows
 */
export async function modelFiles(
  trained: TrainedParameters,
  standardisation: Standardisation
): Promise<Record<string, Uint8Array>> {
  const network = portableNetwork(trained, standardisation);
  const {name, weightsSha256} = network;
  const {mean, standardDeviation} = standardisation;
  const metadata = {format: "pt", mean: String(mean), standardDeviation: String(standardDeviation), weightsSha256};
  const weightsFile = `${name}-tfjs.bin`;
  const tfjs = await tfjsModel(network, weightsFile);
  return {
    [`${name}.safetensors`]: safetensors(pytorchWeights(network), metadata),
    [`${name}.onnx`]: onnx(network),
    [`${name}-tfjs.json`]: tfjs.json,
    [weightsFile]: tfjs.weights,
    [`${name}.npz`]: npz(kerasWeights(network))
  };
}
