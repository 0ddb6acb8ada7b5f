import type {
  ClassActivation,
  Covered,
  Filters,
  InnerView,
  LayerValues,
  ModelFiles,
  OwnNetwork,
  Prediction
} from "../../src/lib/modelWorker.js";
import {patchCount} from "../../src/lib/patches.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {pixelCount} from "../dataset/examples.js";
import {standardisationTable} from "../dataset/standardisationTable.js";
import {argmax} from "../evaluation/argmax.js";
import {softmax} from "../evaluation/softmax.js";
import {loadNetwork, type Network, type Outputs} from "../engine/runtime/loadNetwork.js";
import {coverPatches} from "../inspection/coverPatches.js";
import {decodeDetector} from "../evaluation/outOfDistribution/encodeDetector.js";
import {distancesOf, type Detector} from "../evaluation/outOfDistribution/detector.js";

import type {BrowserModel, BrowserModels} from "./browserModels.js";
import {gradCam} from "./gradCam.js";
import {nearestActivations, type RememberedActivations} from "./nearestActivations.js";
import {kernelsOf} from "./parameterPlaces.js";

const classCount = 10;
const shownUnitCount = 8;

interface RunningModel extends BrowserModel {
  readonly running: Network;
  /** Level → standardised value, [256]. */
  readonly standardised: Float32Array;
  /** Whether it was trained by the reader: then no temperature was fitted for it. */
  readonly isOwn: boolean;
}

/** Both networks, trained and at work, without tfjs. */
export class RunningModels {
  /** The report's two. */
  readonly #report: Readonly<Record<Model, RunningModel>>;
  /** Those that answer: the report's, or a reader's own in their places. */
  readonly #answering: Record<Model, RunningModel>;
  readonly #kernels: WebAssembly.Module;
  readonly #detector: Detector;
  readonly #activationStep: number;

  private constructor(
    report: Readonly<Record<Model, RunningModel>>,
    kernels: WebAssembly.Module,
    detector: Detector,
    activationStep: number
  ) {
    this.#report = report;
    this.#answering = {...report};
    this.#kernels = kernels;
    this.#detector = detector;
    this.#activationStep = activationStep;
  }

  /** Puts both networks to work. @throws Error if the kernels are no WebAssembly */
  static async start({models, kernels, weights, detector}: ModelFiles): Promise<RunningModels> {
    const contents = JSON.parse(new TextDecoder().decode(models)) as BrowserModels;
    const module = await WebAssembly.compile(kernels as BufferSource);
    const standardised = standardisationTable(contents.standardisation);
    const start = (model: Model): Promise<RunningModel> =>
      running(contents.models[model], module, {weights: weights[model], standardised}, false);
    const report = {ann: await start("ann"), cnn: await start("cnn")};
    return new RunningModels(report, module, decodeDetector(detector), contents.activationStep);
  }

  /** Puts a reader's own network in the place of the report's, or the report's back. */
  async use(model: Model, own?: OwnNetwork): Promise<void> {
    const report = this.#report[model];
    this.#answering[model] = own === undefined ? report : await running(report, this.#kernels, own, true);
  }

  get #ann(): RunningModel {
    return this.#answering.ann;
  }

  get #cnn(): RunningModel {
    return this.#answering.cnn;
  }

  get filters(): Filters[] {
    const {network, running} = this.#cnn;
    const [first, second] = kernelsOf(network, running.parameters.view);
    const of = (layer: string, weights: Float32Array, inChannels: number): Filters => {
      return {layer, inChannels, filterCount: weights.length / (9 * inChannels), weights: weights.slice()};
    };
    const firstFilters = of("conv1", first!, 1);
    return [firstFilters, of("conv2", second!, firstFilters.filterCount)];
  }

  /** @param pixels levels, [784] */
  predict(pixels: Uint8Array): Prediction {
    const hidden = this.#layersOf(this.#report.cnn, pixels).at(-1)!.values;
    const beliefOf = (model: RunningModel): Prediction["beliefs"][Model] => {
      const {logits} = this.#run(model, model.running.outputsOf(1), pixels);
      const probabilities = softmax(logits.view.slice(), classCount);
      if (model.isOwn) return {probabilities};
      const scaled = logits.view.map((logit) => logit / model.temperature);
      return {probabilities, calibrated: softmax(scaled, classCount)};
    };
    return {
      beliefs: {ann: beliefOf(this.#ann), cnn: beliefOf(this.#cnn)},
      distances: distancesOf(this.#detector, pixels, hidden)
    };
  }

  /** @param pixels levels, [784] */
  look(pixels: Uint8Array): InnerView {
    const layers = {ann: this.#layersOf(this.#ann, pixels), cnn: this.#layersOf(this.#cnn, pixels)};
    const [first] = layers.ann;
    const [kernel] = kernelsOf(this.#ann.network, this.#ann.running.parameters.view);
    const units = Array.from(first!.values, (activation, unit) => ({unit, activation}));
    const strongest = units.toSorted((a, b) => b.activation - a.activation).slice(0, shownUnitCount);
    return {
      layers,
      strongest: strongest.map(({unit, activation}) => {
        const weights = Float32Array.from({length: pixelCount}, (_, i) => kernel![i * units.length + unit]!);
        return {unit, activation, weights};
      })
    };
  }

  /** @param pixels levels, [784] */
  cover(pixels: Uint8Array): Covered {
    const coveredOf = (model: RunningModel): Covered[Model] => {
      const {running, standardised} = model;
      const whole = argmax(this.#run(model, running.outputsOf(1), pixels).logits.view.slice(), classCount)[0]!;
      const program = running.outputsOf(patchCount);
      for (let patch = 0; patch < patchCount; ++patch) write(pixels, standardised, program.x.view, patch);
      coverPatches(program.x.view, standardised[0]!);
      program.run();
      const probabilities = softmax(program.logits.view.slice(), classCount);
      return {
        confidences: Float32Array.from({length: patchCount}, (_, patch) => probabilities[patch * classCount + whole]!),
        predictions: argmax(probabilities, classCount)
      };
    };
    return {ann: coveredOf(this.#ann), cnn: coveredOf(this.#cnn)};
  }

  /** @param pixels levels, [784] @param label class that is to be found, 0 to 9 */
  locate(pixels: Uint8Array, label: number): ClassActivation {
    const layers = this.#layersOf(this.#cnn, pixels);
    const convolution = layers.find(({layer}) => layer === "conv2")!;
    const [, , hiddenKernel, outputKernel] = kernelsOf(this.#cnn.network, this.#cnn.running.parameters.view);
    const head = {
      convolution: convolution.values,
      channelCount: convolution.channelCount,
      hidden: layers.at(-1)!.values,
      hiddenKernel: hiddenKernel!,
      outputKernel: outputKernel!
    };
    return {side: convolution.height, values: gradCam(head, label)};
  }

  /** @param activations of all test images, as bytes */
  nearest(pixels: Uint8Array, activations: Uint8Array, count: number): ReturnType<typeof nearestActivations> {
    const remembered: RememberedActivations = {bytes: activations, step: this.#activationStep};
    return nearestActivations(this.#layersOf(this.#report.cnn, pixels).at(-1)!.values, remembered, count);
  }

  #layersOf(model: RunningModel, pixels: Uint8Array): LayerValues[] {
    const {running, layers} = model;
    const program = running.layers;
    this.#run(model, program, pixels);
    return layers.map((shape) => ({...shape, values: program.layers[shape.layer]!.view.slice()}));
  }

  #run<P extends Outputs>({standardised}: RunningModel, program: P, pixels: Uint8Array): P {
    write(pixels, standardised, program.x.view, 0);
    program.run();
    return program;
  }
}

/** A network with its weights, at work. */
async function running(
  model: BrowserModel,
  kernels: WebAssembly.Module,
  {weights, standardised}: OwnNetwork,
  isOwn: boolean
): Promise<RunningModel> {
  const network = await loadNetwork(model.network, kernels, model.run.seed);
  network.parameters.view.set(floatsOf(weights));
  return {...model, running: network, standardised, isOwn};
}

function write(pixels: Uint8Array, standardised: Float32Array, x: Float32Array, place: number): void {
  pixels.forEach((level, i) => (x[place * pixelCount + i] = standardised[level]!));
}

/** @param bytes little-endian float32 */
function floatsOf({buffer, byteOffset, byteLength}: Uint8Array): Float32Array {
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
