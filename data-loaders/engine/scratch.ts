import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {allocate, type Address, type Block} from "./memory.js";

interface Scratch extends Block {
  readonly bytes: number;
}

const scratches = new WeakMap<BackendWasm, Scratch>();

/**
 * Room that a kernel uses while it runs: one for all of them, since they run one after the other.
 * @returns its address, valid until more is asked for
 */
export function scratchOf(backend: BackendWasm, bytes: number): Address {
  const held = scratches.get(backend);
  if (held !== undefined && held.bytes >= bytes) return held.address;
  held?.release();
  const made = {...allocate(backend, bytes), bytes};
  scratches.set(backend, made);
  return made.address;
}
