import type {Tensor} from "@tensorflow/tfjs";
import {sizeOf, type Address, type NativeKernels, type Procedure} from "../kernels/kernel.js";
import {servedKernels} from "../kernels/servedKernels.js";
import type {ExportedCall} from "../runtime/exportedNetwork.js";
import {layOut, type Layout} from "./layout.js";
import type {Room} from "./room.js";
import {simplify, type Step} from "./simplify.js";
import {trace, type Value} from "./tracing.js";

/** What is computed: tensors that differ from run to run, and the results, in any order that suits the caller. */
export interface Computation {
  /** Runs in tfjs, once, and gives the results. */
  readonly compute: () => readonly Tensor[];
  /** Where the inputs lie, by the tensors that stand for them; other tensors keep the values that they have. */
  readonly inputs: ReadonlyMap<Tensor, Address>;
  /** Where each result goes; nothing is written behind it. */
  readonly results: readonly Address[];
}

/** A computation whose steps are known, and how much room they need besides inputs and results. */
export interface Program {
  /** Bytes of what steps give each other, and of what a step needs while it runs. */
  readonly valueBytes: number;
  readonly scratchBytes: number;
  /** The calls of our kernels that do it, once both rooms have a place. */
  calls(values: Address, scratch: Address): ExportedCall[];
}

/**
 * Makes a program of a computation of tfjs.
 * @param room where numbers go that the computation takes besides its inputs
 * @throws RangeError if a kernel is none of ours, or the results are not as many as their places, or no kernel's
 */
export function program(room: Room, {compute, inputs, results}: Computation): Program {
  const traced = trace(compute);
  if (traced.results.length !== results.length)
    throw new RangeError(`invalid computation: expected ${results.length} results, got ${traced.results.length}`);
  const {steps, results: values} = simplify(traced.calls, traced.results);
  const places = new Map<Value, Address>([...inputs].map(([{dataId}, address]) => [dataId, address]));
  const copied = new Map<Value, Address>();
  const prepared = steps.map((step) => ({...step, procedure: procedureOf(step)}));
  values.forEach((value, i) => {
    if (places.has(value) || copied.has(value))
      throw new RangeError(`result ${i} is an input or another result: expected a value of its own`);
    const maker = prepared.find(({output}) => output.value === value);
    (maker !== undefined && writesBehind(maker) ? copied : places).set(value, results[i]!);
  });
  const made = new Set(steps.map(({output}) => output.value));
  for (const [value, content] of traced.given) {
    if (!made.has(value) && !places.has(value) && isTaken(steps, value))
      places.set(value, room.keep(content as Float32Array));
  }
  const layout = layOut(steps, places);
  return {
    valueBytes: layout.bytes,
    scratchBytes: Math.max(0, ...prepared.map(({procedure}) => procedure.scratchBytes)),
    calls: (start, scratch) => placed(prepared, {places, copied, layout, start, scratch})
  };
}

interface PreparedStep extends Step {
  readonly procedure: Procedure;
}

/** A kernel that writes each call down in place of making it. */
function writer(calls: ExportedCall[]): NativeKernels {
  return new Proxy({} as NativeKernels, {
    get:
      (_, name) =>
      (...numbers: (number | boolean)[]) =>
        void calls.push([name as keyof NativeKernels, ...numbers])
  });
}

const written: ExportedCall[] = [];
const writing = writer(written);

/** @throws RangeError if no kernel of ours serves it */
function procedureOf({kernelName, fused, inputs, attributes}: Step): Procedure {
  const kernel = fused ?? servedKernels.find(({name}) => name === kernelName);
  const shapes = Object.fromEntries(Object.entries(inputs).map(([name, {shape}]) => [name, shape]));
  const procedure = kernel?.prepare(writing, {shapes, attributes});
  if (procedure === undefined)
    throw new RangeError(
      `cannot export ${kernelName}: no kernel of ours serves ${JSON.stringify({shapes, attributes})}`
    );
  return procedure;
}

/** Whether a step writes in whole vectors, and its values leave one half empty. */
function writesBehind({procedure, output}: PreparedStep): boolean {
  return procedure.writesWholeVectors === true && sizeOf(output.shape) % 4 !== 0;
}

function isTaken(steps: readonly Step[], value: Value): boolean {
  return steps.some(({inputs}) => Object.values(inputs).some((input) => input.value === value));
}

/** Where everything lies. */
interface Placement {
  readonly places: ReadonlyMap<Value, Address>;
  /** Where results go that cannot be computed there. */
  readonly copied: ReadonlyMap<Value, Address>;
  readonly layout: Layout;
  readonly start: Address;
  readonly scratch: Address;
}

function placed(steps: readonly PreparedStep[], {places, copied, layout, start, scratch}: Placement): ExportedCall[] {
  const addressOf = (value: Value): Address => places.get(value) ?? start + layout.offsets.get(value)!;
  written.length = 0;
  for (const {procedure, inputs, output} of steps) {
    const addresses = Object.fromEntries(Object.entries(inputs).map(([name, {value}]) => [name, addressOf(value)]));
    procedure.run(addresses, addressOf(output.value), scratch);
    const to = copied.get(output.value);
    const size = sizeOf(output.shape);
    if (to !== undefined) writing.narrow(addressOf(output.value), 1, size, size, to);
  }
  return written.splice(0);
}
