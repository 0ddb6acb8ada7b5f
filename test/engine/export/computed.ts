import * as tf from "@tensorflow/tfjs";
import {assemble} from "../../../data-loaders/engine/assemble.js";
import {program} from "../../../data-loaders/engine/export/program.js";
import {emptyRoom} from "../../../data-loaders/engine/export/room.js";
import {startTracing} from "../../../data-loaders/engine/export/tracing.js";
import {floatBytes} from "../../../data-loaders/engine/kernels/kernel.js";
import {bind, nativeKernels} from "../../../data-loaders/engine/runtime/loadNetwork.js";
import type {ExportedCall} from "../../../data-loaders/engine/runtime/exportedNetwork.js";
import type {KernelInput} from "../kernels/kernelInput.js";

/** A computation as calls of our kernels. */
export interface Computed {
  readonly calls: readonly ExportedCall[];
  /** Runs the calls on inputs. @returns what they give, in the order of the results */
  of(...inputs: readonly ArrayLike<number>[]): Float32Array[];
}

/**
 * Exports a computation and puts it to work.
 * @param sizes of the results, in floats
 */
export async function computed(
  compute: (...inputs: tf.Tensor[]) => tf.Tensor[],
  inputs: readonly Pick<KernelInput, "shape">[],
  sizes: readonly number[]
): Promise<Computed> {
  startTracing();
  const room = emptyRoom();
  const tensors = inputs.map(({shape}) => tf.zeros([...shape]));
  const from = tensors.map(({size}) => room.take(size * floatBytes));
  const to = sizes.map((size) => room.take(size * floatBytes));
  const made = program(room, {
    compute: () => compute(...tensors),
    inputs: new Map(tensors.map((tensor, i) => [tensor, from[i]!])),
    results: to
  });
  const calls = made.calls(room.take(made.valueBytes), room.take(made.scratchBytes));
  const memory = new WebAssembly.Memory({initial: Math.ceil(room.bytes / 65_536)});
  for (const {address, values} of room.contents) new Float32Array(memory.buffer, address).set(values);
  const native = await nativeKernels(await assemble("kernels"), memory);
  const bound = calls.map((call) => bind(native, call));
  return {
    calls,
    of: (...given) => {
      given.forEach((values, i) => new Float32Array(memory.buffer, from[i]).set(Array.from(values)));
      for (const call of bound) call();
      return to.map((address, i) => new Float32Array(memory.buffer, address, sizes[i]).slice());
    }
  };
}
