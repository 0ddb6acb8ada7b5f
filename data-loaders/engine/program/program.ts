import type {NamedAttrMap, Tensor, TensorInfo} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {floatBytes, roundedUp, sizeOf, type KernelCall, type Procedure} from "../kernels/kernel.js";
import {servedKernels} from "../kernels/servedKernels.js";
import {forget, memoryOf, tensorAt, type Address, type Block, type ProgramMemory} from "../memory.js";
import type {NativeKernels} from "../nativeKernels.js";
import type {Engine} from "../startEngine.js";
import {layOut} from "./layout.js";
import {recordingOf, type Value} from "./recording.js";
import {simplify, type Step} from "./simplify.js";

/** A computation of tfjs, written down once to be run again and again on the same places of memory. */
export interface Program {
  /** Computes the results anew from what the inputs' places hold. */
  run(): void;
  /** Does the same and tells how long each kernel took. */
  profile(): readonly KernelTime[];
  release(): void;
}

/** How long a kernel took. */
export interface KernelTime {
  readonly kernelName: string;
  /** Shape of what it gave. */
  readonly shape: readonly number[];
  readonly milliseconds: number;
}

/** What is computed: tensors that differ from run to run, and the results, in any order that suits the caller. */
export interface Computation {
  /** Runs in tfjs, once, and gives the results. */
  readonly compute: () => readonly Tensor[];
  /** Where the inputs lie, by the tensors that stand for them; other tensors keep the values that they have. */
  readonly inputs: ReadonlyMap<Tensor, Address>;
  /** Where each result goes, with room for whole vectors. */
  readonly results: readonly Address[];
}

/**
 * Records a computation and makes a program of it. tfjs derives the gradients and says which kernels are called;
 * the program calls them without its bookkeeping.
 * @throws RangeError if a kernel cannot be recorded, or a result is no kernel's
 */
export function program(engine: Engine, {compute, inputs, results}: Computation): Program {
  let values: Value[] = [];
  const {calls, given} = recordingOf(() => (values = compute().map(({dataId}) => dataId)));
  const simplified = simplify(calls, values);
  const places = new Map<Value, Address>([...inputs].map(([{dataId}, address]) => [dataId, address]));
  simplified.results.forEach((value, i) => {
    if (places.has(value))
      throw new RangeError(`result ${i} is an input or another result: expected a value of its own`);
    places.set(value, results[i]!);
  });
  const constants = placeConstants(engine.memory, simplified.steps, given, places);
  const layout = layOut(simplified.steps, places);
  const room = engine.memory.values?.(layout.bytes);
  const block = room === undefined ? engine.memory.allocate(layout.bytes) : {address: room, release: () => undefined};
  for (const [value, offset] of layout.offsets) places.set(value, block.address + offset);
  return assembled(engine, simplified.steps, places, [constants, block]);
}

/** Keeps what the steps take, no step gives and no input holds. */
function placeConstants(
  memory: ProgramMemory,
  steps: readonly Step[],
  given: ReadonlyMap<Value, Float32Array>,
  places: Map<Value, Address>
): Block {
  const made = new Set(steps.map(({output}) => output.value));
  const taken = new Set(steps.flatMap(({inputs}) => Object.values(inputs).map(({value}) => value)));
  const constants = [...taken].filter((value) => !made.has(value) && !places.has(value));
  const sizes = constants.map((value) => roundedUp(given.get(value)!.length * floatBytes, 16));
  const block = memory.allocate(sizes.reduce((sum, bytes) => sum + bytes, 0));
  let {address} = block;
  constants.forEach((value, i) => {
    const content = given.get(value)!;
    memory.floatsAt(address, content.length).set(content);
    places.set(value, address);
    address += sizes[i]!;
  });
  return block;
}

interface PlacedStep {
  readonly kernelName: string;
  readonly shape: readonly number[];
  readonly scratchBytes: number;
  run(scratch: Address): void;
}

function assembled(
  engine: Engine,
  steps: readonly Step[],
  places: ReadonlyMap<Value, Address>,
  blocks: readonly Block[]
): Program {
  const placed = steps.map((step) => placedStep(engine, step, places));
  const scratchBytes = Math.max(0, ...placed.map((step) => step.scratchBytes));
  return {
    run: () => {
      const scratch = engine.memory.scratch(scratchBytes);
      for (const step of placed) step.run(scratch);
    },
    profile: () => {
      const scratch = engine.memory.scratch(scratchBytes);
      return placed.map(({kernelName, shape, run}) => {
        const start = performance.now();
        run(scratch);
        return {kernelName, shape, milliseconds: performance.now() - start};
      });
    },
    release: () => {
      for (const block of blocks) block.release();
    }
  };
}

function placedStep({backend, native}: Engine, step: Step, places: ReadonlyMap<Value, Address>): PlacedStep {
  const entries = Object.entries(step.inputs);
  const addresses = Object.fromEntries(entries.map(([name, {value}]) => [name, places.get(value)!]));
  const output = places.get(step.output.value)!;
  const shapes = Object.fromEntries(entries.map(([name, {shape}]) => [name, shape]));
  const procedure = ourProcedure(native, step, {shapes, attributes: step.attributes});
  if (procedure === undefined) {
    if (backend !== undefined) return stockStep(backend, step, addresses, output);
    throw new RangeError(`no kernel of ours serves ${step.kernelName}: got ${JSON.stringify(shapes)}`);
  }
  const {scratchBytes, run} = procedure;
  const {kernelName} = step;
  return {kernelName, shape: procedure.shape, scratchBytes, run: (scratch) => run(addresses, output, scratch)};
}

function ourProcedure(native: NativeKernels, step: Step, call: KernelCall): Procedure | undefined {
  const kernel = step.fused ?? servedKernels.find(({name}) => name === step.kernelName);
  return kernel?.prepare(native, call);
}

/**
 * A kernel of tfjs: it makes a tensor of its own, whose values are copied to where they belong. Its inputs are new
 * tensors at each run, since it may keep what it made of an old one and would not notice a change in place.
 */
function stockStep(
  backend: BackendWasm,
  {kernelFunc, kernelName, inputs, attributes, output}: Step,
  addresses: Readonly<Record<string, Address>>,
  to: Address
): PlacedStep {
  if (kernelFunc === undefined) throw new RangeError(`${kernelName} serves no such shapes: ${JSON.stringify(inputs)}`);
  const bytes = sizeOf(output.shape) * floatBytes;
  return {
    kernelName: `${kernelName} (tfjs)`,
    shape: output.shape,
    scratchBytes: 0,
    run: () => {
      const tensors = Object.entries(inputs).map(
        ([name, {shape}]) => [name, tensorAt(backend, addresses[name]!, [...shape])] as const
      );
      const args = {inputs: Object.fromEntries(tensors), attrs: attributes as NamedAttrMap, backend};
      const made = kernelFunc(args) as TensorInfo;
      const from = backend.getMemoryOffset(made.dataId);
      new Uint8Array(memoryOf(backend).buffer).copyWithin(to, from, from + bytes);
      backend.disposeData(made.dataId);
      for (const [, tensor] of tensors) forget(backend, tensor);
    }
  };
}
