import {drawUniform} from "../../random/uniform.js";
import type {Address, NativeKernels} from "../kernels/kernel.js";
import type {Dropout, ExportedCall, ExportedNetwork, ExportedProgram, Place} from "./exportedNetwork.js";

const pageBytes = 65_536;

/** Floats in a network's memory. */
export interface Floats {
  readonly address: Address;
  readonly view: Float32Array;
}

/** A network's outputs for some examples, computed anew from what lies at `x` and in the network's parameters. */
export interface Outputs {
  /** Standardised pixels, [examples, …inputShape]. */
  readonly x: Floats;
  /** [examples, classes] */
  readonly logits: Floats;
  run(): void;
}

/** Outputs, and what goes into the last layer. */
export interface HiddenOutputs extends Outputs {
  /** [examples, units] */
  readonly hidden: Floats;
}

/** Outputs for one example, and what layers give on the way, by their names. */
export interface LayerOutputs extends Outputs {
  readonly layers: Readonly<Record<string, Floats>>;
}

/** The gradient of a shard's share in the batch's mean cross-entropy, with dropout on. */
export interface Gradient extends Outputs {
  /** 1 for an example's class, 0 for the others, [examples, classes]. */
  readonly targets: Floats;
  /** By dropout layer, [examples, units]. */
  readonly masks: readonly Floats[];
}

/** A network at work: its programs, and the memory where they find its parameters. */
export interface Network {
  readonly native: NativeKernels;
  /** Trained parameters, then running statistics. */
  readonly parameters: Floats;
  /** What a gradient's program leaves; in the places of running statistics, what the shard adds to them. */
  readonly gradient: Floats;
  /** Its dropout layers, in their order. */
  readonly dropouts: readonly Dropout[];
  /**
   * The parameters that training starts from: as drawn, or those of a trained network but for the last layer, which
   * begins anew.
   */
  readonly initialParameters: (startFrom?: Float32Array) => Float32Array;
  /** The outputs of so many examples. @throws RangeError if they were not exported */
  readonly outputsOf: (exampleCount: number) => HiddenOutputs;
  /** The gradient of a shard of so many examples. @throws RangeError if it was not exported */
  readonly gradientOf: (exampleCount: number, batchSize: number) => Gradient;
  readonly layers: LayerOutputs;
}

/**
 * Puts an exported network to work in a memory of its own, its parameters zero. Needs neither tfjs nor Node.
 * @param kernels `engine/assembly/kernels.ts`, compiled
 * @param seed of the initial parameters
 * @throws RangeError if the network calls a kernel that there is not
 */
export async function loadNetwork(
  exported: ExportedNetwork,
  kernels: WebAssembly.Module,
  seed: number
): Promise<Network> {
  const memory = new WebAssembly.Memory({initial: Math.ceil(exported.memoryBytes / pageBytes)});
  for (const {address, values} of exported.contents) new Float32Array(memory.buffer, address).set(values);
  const native = await nativeKernels(kernels, memory);
  const floats = ({address, length}: Place): Floats => {
    return {address, view: new Float32Array(memory.buffer, address, length)};
  };
  const program = ({x, logits, calls}: ExportedProgram): Outputs => {
    return {x: floats(x), logits: floats(logits), run: runner(native, calls)};
  };
  const outputs = new Map(
    exported.outputs.map((one) => [one.exampleCount, {...program(one), hidden: floats(one.hidden)}])
  );
  const gradients = new Map(
    exported.gradients.map((one) => {
      const made = {...program(one), targets: floats(one.targets), masks: one.masks.map(floats)};
      return [`${one.exampleCount} of ${one.batchSize}`, made];
    })
  );
  const {layers} = exported;
  return {
    native,
    parameters: floats(exported.parameters),
    gradient: floats(exported.gradient),
    dropouts: exported.dropouts,
    initialParameters: (startFrom) => initialParameters(exported, seed, startFrom),
    outputsOf: (exampleCount) => outputs.get(exampleCount) ?? missing(exported, `outputs of ${exampleCount} examples`),
    gradientOf: (exampleCount, batchSize) => {
      const shape = `${exampleCount} of ${batchSize}`;
      return gradients.get(shape) ?? missing(exported, `the gradient of ${shape} examples`);
    },
    layers: {
      ...program(layers),
      layers: Object.fromEntries(Object.entries(layers.layers).map(([name, place]) => [name, floats(place)]))
    }
  };
}

/** Our kernels at work in a memory. @param module `assembly/kernels.ts`, compiled */
export async function nativeKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<NativeKernels> {
  const {exports} = await WebAssembly.instantiate(module, {env: {memory}});
  return exports as unknown as NativeKernels;
}

/** What makes calls of kernels, in their order, with their numbers. @throws RangeError if there is no such kernel */
function runner(native: NativeKernels, calls: readonly ExportedCall[]): () => void {
  const bound = calls.map((call) => bind(native, call));
  return () => {
    for (const call of bound) call();
  };
}

/** A call of a kernel, to be made as often as one likes. @throws RangeError if there is no such kernel */
export function bind(native: NativeKernels, [name, ...numbers]: ExportedCall): () => void {
  const kernel = native[name] as ((...numbers: (number | boolean)[]) => void) | undefined;
  if (kernel === undefined) throw new RangeError(`unknown kernel ${name}: kernels and network are of different builds`);
  return () => kernel(...numbers);
}

function initialParameters(
  {name, initial, parameters, counts, headSize}: ExportedNetwork,
  seed: number,
  startFrom: Float32Array | undefined
): Float32Array {
  const values = new Float32Array(parameters.length);
  let at = 0;
  for (const part of initial) {
    if ("value" in part) values.fill(part.value, at, at + part.size);
    else values.set(drawUniform(part, seed), at);
    at += part.size;
  }
  if (startFrom === undefined) return values;
  if (counts.running > 0)
    throw new RangeError(
      `cannot start ${name} from another run: expected no running statistics, got ${counts.running}`
    );
  values.set(startFrom.subarray(0, counts.trained - headSize));
  return values;
}

function missing({name}: ExportedNetwork, what: string): never {
  throw new RangeError(`network ${name} was exported without ${what}; name them where exportNetwork is called`);
}
