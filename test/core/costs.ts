import {mean} from "./studentT.js";
import {ownRun, rowsOf, type Model} from "./tables.js";

interface Layer {
  readonly kind: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** A network's layers in order, as table `layers` draws them. */
export function layersOf(variant: string): Layer[] {
  return rowsOf("layers")
    .filter((row) => row["variant"] === variant)
    .sort((a, b) => (a["position"] as number) - (b["position"] as number))
    .map(({channelCount, ...row}) => ({...row, channels: channelCount}) as unknown as Layer);
}

/**
 * A network's parameters and operations per image from its layers' shapes alone: convolutions of 3 × 3 and dense layers
 * with a bias, a multiplication and an addition as two; three for each value of a pooling or the softmax.
 */
export function networkSize(variant: string): {parameterCount: number; operationCount: number} {
  const layers = layersOf(variant);
  let [parameterCount, operationCount] = [0, 0];
  layers.forEach(({kind, height, width, channels}, i) => {
    const outputCount = height * width * channels;
    const weights = weightsPerOutput(kind, layers[i - 1]);
    if (weights > 0) parameterCount += (weights + 1) * channels;
    operationCount += outputCount * (kind === "pool" || kind === "softmax" ? 3 : 2 * weights);
  });
  return {parameterCount, operationCount};
}

/** Weights behind one output of a layer; a layer of neither kind below has none. */
function weightsPerOutput(kind: string, before: Layer | undefined): number {
  if (before === undefined) return 0;
  if (kind === "conv") return 9 * before.channels;
  return kind === "dense" ? before.height * before.width * before.channels : 0;
}

/** Wall time of this build's training, s: its epochs' added up. */
export function trainSeconds(model: Model): number {
  const epochs = rowsOf("epochs").filter(({run, split}) => run === `${model}-s1` && split === "train");
  return epochs.length * mean(epochs.map(({seconds}) => seconds as number));
}

/** The CNN's by the ANN's. */
export function ratioOf(measure: (model: Model) => number): number {
  return measure("cnn") / measure("ann");
}

/** Wall time of an answer, µs a test image, which no rawer file keeps. */
export function inferenceMicroseconds(model: Model): number {
  return ownRun(model)["inferenceMicroseconds"] as number;
}
