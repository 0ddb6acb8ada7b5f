import type {Floats} from "../engine/modelPrograms.js";
import type {NativeKernels} from "../engine/nativeKernels.js";
import {drawEvenly} from "../randomness/evenly.js";
import type {Network, Outputs} from "../training/network.js";
import type {WrittenCall, WrittenNetwork, WrittenPlace, WrittenProgram} from "./writtenNetwork.js";

const pageBytes = 65_536;

/** A network's outputs for one example, and what its layers give on the way, by their names. */
export interface LayerOutputs extends Outputs {
  readonly layers: Readonly<Record<string, Floats>>;
}

/** A network that runs from what was written down of it. */
export interface ReadNetwork extends Network {
  readonly layers: LayerOutputs;
}

/**
 * Puts a written network to work in a memory of its own, its parameters zero. Needs neither tfjs nor Node.
 * @param kernels `engine/assembly/kernels.ts`, compiled
 * @param seed of the initial parameters
 */
export async function readNetwork(
  written: WrittenNetwork,
  kernels: WebAssembly.Module,
  seed: number
): Promise<ReadNetwork> {
  const {native, floats} = await started(written, kernels);
  const outputs = ({x, logits, calls}: WrittenProgram): Outputs => {
    return {x: floats(x), logits: floats(logits), run: runner(native, calls)};
  };
  const outputsOf = new Map(written.outputs.map((program) => [program.exampleCount, outputs(program)]));
  const gradientsOf = new Map(
    written.gradients.map((program) => {
      const made = {...outputs(program), targets: floats(program.targets), masks: program.masks.map(floats)};
      return [`${program.exampleCount} of ${program.batchSize}`, made];
    })
  );
  return {
    native,
    memory: {parameters: floats(written.parameters), gradient: floats(written.gradient)},
    dropouts: written.dropouts,
    initialParameters: (startFrom) => initialParameters(written, seed, startFrom),
    outputs: (exampleCount) => {
      const program = outputsOf.get(exampleCount);
      if (program === undefined) throw unwritten(written, `outputs of ${exampleCount} examples`);
      return program;
    },
    gradient: (exampleCount, batchSize) => {
      const program = gradientsOf.get(`${exampleCount} of ${batchSize}`);
      if (program === undefined) throw unwritten(written, `the gradient of ${exampleCount} of ${batchSize} examples`);
      return program;
    },
    layers: {...outputs(written.layers), layers: mapped(written.layers.layers, floats)}
  };
}

interface Started {
  readonly native: NativeKernels;
  readonly floats: (place: WrittenPlace) => Floats;
}

/** The kernels in a memory that holds what the network needs besides zeros. */
async function started({memoryBytes, contents}: WrittenNetwork, kernels: WebAssembly.Module): Promise<Started> {
  const memory = new WebAssembly.Memory({initial: Math.ceil(memoryBytes / pageBytes)});
  const {exports} = await WebAssembly.instantiate(kernels, {env: {memory}});
  const {buffer} = memory;
  for (const {address, values} of contents) new Float32Array(buffer, address).set(values);
  return {
    native: exports as unknown as NativeKernels,
    floats: ({address, length}) => ({address, view: new Float32Array(buffer, address, length)})
  };
}

/** What calls the kernels, in their order, with their numbers. @throws RangeError if there is no such kernel */
function runner(native: NativeKernels, calls: readonly WrittenCall[]): () => void {
  const kernels = native as unknown as Readonly<
    Record<string, ((...numbers: (number | boolean)[]) => void) | undefined>
  >;
  const bound = calls.map(([name, ...numbers]) => {
    const kernel = kernels[name];
    if (kernel === undefined)
      throw new RangeError(`unknown kernel ${name}: kernels and network are of different builds`);
    return () => kernel(...numbers);
  });
  return () => {
    for (const call of bound) call();
  };
}

function initialParameters(
  {variant, initial, parameters, counts, headSize}: WrittenNetwork,
  seed: number,
  startFrom: Float32Array | undefined
): Float32Array {
  const values = new Float32Array(parameters.length);
  let at = 0;
  for (const part of initial) {
    if ("value" in part) values.fill(part.value, at, at + part.size);
    else values.set(drawEvenly(part, seed), at);
    at += part.size;
  }
  if (startFrom === undefined) return values;
  if (counts.averaged > 0)
    throw new RangeError(`cannot start ${variant} from another run: expected no averaged parameters`);
  values.set(startFrom.subarray(0, counts.trained - headSize));
  return values;
}

function unwritten({variant}: WrittenNetwork, what: string): RangeError {
  return new RangeError(
    `network ${variant} was written down without ${what}; see data-loaders/written/writeNetwork.ts`
  );
}

function mapped<A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}
