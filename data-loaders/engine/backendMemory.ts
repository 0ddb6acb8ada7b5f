import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {allocate, floatsAt, type Address, type Block, type ProgramMemory} from "./memory.js";

interface Scratch extends Block {
  readonly bytes: number;
}

/** The backend's memory, as programs use it. */
export function backendMemory(backend: BackendWasm): ProgramMemory {
  return {
    allocate: (bytes) => allocate(backend, bytes),
    floatsAt: (address, length) => floatsAt(backend, address, length),
    scratch: (bytes) => scratchOf(backend, bytes)
  };
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
