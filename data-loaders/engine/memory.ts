import type {TensorInfo} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";

/** Where something lies in the wasm backend's memory, in bytes from its start. */
export type Address = number;

/** Bytes of a cache line, at which what we allocate begins. */
const lineBytes = 64;

/** What Emscripten gives the backend, and tfjs's types leave out. */
interface EmscriptenModule {
  readonly asm: {readonly memory: WebAssembly.Memory};
  _malloc(bytes: number): Address;
  _free(address: Address): void;
}

function emscripten({wasm}: BackendWasm): EmscriptenModule {
  return wasm as unknown as EmscriptenModule;
}

/** The memory of the wasm backend; its buffer is another one after it has grown. */
export function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  return emscripten(backend).asm.memory;
}

/** Takes memory as the backend does for its tensors. @throws Error if there is none left */
function take(backend: BackendWasm, bytes: number): Address {
  const address = emscripten(backend)._malloc(bytes) >>> 0;
  if (address === 0) throw new Error(`no memory left in tfjs's wasm backend: expected room for ${bytes} bytes`);
  return address;
}

/** Memory of a fixed size that stays where it is until it is released. */
export interface Block {
  readonly address: Address;
  release(): void;
}

/** Takes memory of the backend, filled with zeros. @throws Error if there is none left */
export function allocate(backend: BackendWasm, bytes: number): Block {
  const start = take(backend, bytes + lineBytes);
  const address = Math.ceil(start / lineBytes) * lineBytes;
  new Uint8Array(memoryOf(backend).buffer, address, bytes).fill(0);
  return {address, release: () => emscripten(backend)._free(start)};
}

/** The floats at an address, as a view that is valid until the memory grows. */
export function floatsAt(backend: BackendWasm, address: Address, length: number): Float32Array {
  return new Float32Array(memoryOf(backend).buffer, address, length);
}

/** Where programs keep their values. */
export interface ProgramMemory {
  /** Takes memory, filled with zeros, that stays where it is. @throws Error if there is none left */
  allocate(bytes: number): Block;
  /** The floats at an address, as a view that is valid until the memory grows. */
  floatsAt(address: Address, length: number): Float32Array;
  /** Room that a kernel uses while it runs, the same for all; valid until more is asked for. */
  scratch(bytes: number): Address;
  /** Room for what a program's steps give each other, likewise the same for programs that run one after the other. */
  values?(bytes: number): Address;
}

/** Where a tensor's values lie. */
export function addressOf(backend: BackendWasm, {dataId}: TensorInfo): Address {
  return backend.getMemoryOffset(dataId);
}

/** A tensor for a kernel to fill, with room for whole vectors, which the backend frees with the tensor. */
export function tensorWithRoom(backend: BackendWasm, shape: number[], bytes: number): TensorInfo {
  return backend.makeOutput(shape, "float32", take(backend, bytes));
}

/** A tensor of values that lie in memory of ours, for kernels of tfjs; to be forgotten, not disposed of. */
export function tensorAt(backend: BackendWasm, address: Address, shape: number[]): TensorInfo {
  return backend.makeOutput(shape, "float32", address);
}

/** Makes the backend forget a tensor of `tensorAt`, whose memory stays ours. */
export function forget(backend: BackendWasm, {dataId}: TensorInfo): void {
  backend.wasm.tfjs.disposeData(backend.dataIdMap.get(dataId).id);
  backend.dataIdMap.delete(dataId);
}
