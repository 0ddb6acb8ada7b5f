import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {pixelCount, type Examples} from "../dataset/examples.js";
import {argmax} from "../evaluation/argmax.js";
import type {StoredRun} from "../runs/storedRun.js";
import {writeModelInput} from "../training/modelInput.js";
import {trainedNetwork} from "./trainedNetwork.js";

/** One test image, and what every layer of both networks makes of it. */
export interface GarmentFlow {
  /** Position in the test file. */
  readonly example: number;
  readonly label: number;
  /** Levels 0 to 255, [784]. */
  readonly pixels: Uint8Array;
  /** What the networks get of them: standardised pixels, [784]. */
  readonly values: Float32Array;
  /** Values by the name of the layer that computes them, dropout off: [height, width, channels]; of the last its logits. */
  readonly outputs: Readonly<Record<Model, Readonly<Record<string, Float32Array>>>>;
}

/** Kinds of layers that compute something when a network answers. */
const computing = new Set(["conv", "pool", "dense"]);

/**
 * Sends through both networks the first test image that only the CNN gets right, or the first of all where there is none.
 * @param standardised level → standardised value, [256], as in their training
 */
export async function garmentFlow(
  test: Examples,
  runs: Readonly<Record<Model, Pick<StoredRun, "run" | "parameters" | "layers" | "logits">>>,
  standardised: Float32Array
): Promise<GarmentFlow> {
  const [ann, cnn] = models.map((model) => argmax(runs[model].logits.test, 10));
  const example = Math.max(
    0,
    test.labels.findIndex((label, i) => cnn![i] === label && ann![i] !== label)
  );
  const pixels = test.pixels.slice(example * pixelCount, (example + 1) * pixelCount);
  const outputsOf = async (model: Model): Promise<Record<string, Float32Array>> => {
    const {run, parameters, layers} = runs[model];
    const computed = layers.filter(({kind}) => computing.has(kind)).map(({layer}) => layer);
    const network = await trainedNetwork(run, parameters, [1], computed.slice(0, -1));
    const program = network.layers;
    writeModelInput(test, Uint32Array.of(example), standardised, program.x.view);
    program.run();
    const outputs = Object.fromEntries(Object.entries(program.layers).map(([name, {view}]) => [name, view.slice()]));
    return {...outputs, [computed.at(-1)!]: program.logits.view.slice()};
  };
  return {
    example,
    label: test.labels[example]!,
    pixels,
    values: Float32Array.from(pixels, (level) => standardised[level]!),
    outputs: {ann: await outputsOf("ann"), cnn: await outputsOf("cnn")}
  };
}
