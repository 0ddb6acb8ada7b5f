import type {Address, ProgramMemory} from "../engine/memory.js";
import type {NativeKernels} from "../engine/nativeKernels.js";
import type {Engine} from "../engine/startEngine.js";
import {floatBytes, roundedUp} from "../engine/kernels/kernel.js";
import type {WrittenCall, WrittenNetwork} from "./writtenNetwork.js";

/** An engine that computes nothing and writes down which kernels are called, with which numbers. */
export interface Writer {
  readonly engine: Engine;
  /** The kernels that a task calls, in their order. */
  readonly callsOf: (task: () => void) => WrittenCall[];
  /** How much memory was taken so far. */
  readonly memoryBytes: () => number;
  /** What it holds besides zeros. */
  readonly contents: () => WrittenNetwork["contents"];
}

/** Bytes of a cache line, at which everything begins; nothing lies in the first page. */
const lineBytes = 64;
const firstAddress = 65_536;

/** Makes a writer, with a memory of its own. */
export function writer(): Writer {
  const memory = writtenMemory();
  let calls: WrittenCall[] = [];
  const native = new Proxy({} as NativeKernels, {
    get:
      (_, name) =>
      (...numbers: (number | boolean)[]) =>
        void calls.push([String(name), ...numbers])
  });
  return {
    engine: {native, memory},
    memoryBytes: memory.bytes,
    contents: memory.contents,
    callsOf: (task) => {
      calls = [];
      task();
      return calls;
    }
  };
}

interface WrittenMemory extends ProgramMemory {
  readonly bytes: () => number;
  readonly contents: Writer["contents"];
}

/** Memory that only grows, one thing after the other. */
function writtenMemory(): WrittenMemory {
  let end: Address = firstAddress;
  const written = new Map<Address, Float32Array>();
  const allocate = (bytes: number): {address: Address; release: () => void} => {
    const address = end;
    end += roundedUp(bytes, lineBytes);
    return {address, release: () => undefined};
  };
  return {
    allocate,
    floatsAt: (address, length) => {
      const floats = written.get(address) ?? new Float32Array(length);
      written.set(address, floats);
      return floats;
    },
    scratch: roomFor(allocate),
    values: roomFor(allocate),
    bytes: () => end,
    contents: () => [...written].flatMap(([address, floats]) => runsOfContent(address, floats))
  };
}

/** One room for all that ask, as large as the largest: whoever asks for more gets a new one. */
function roomFor(allocate: (bytes: number) => {address: Address}): (bytes: number) => Address {
  let room = {address: 0, bytes: 0};
  return (bytes) => {
    if (bytes > room.bytes) room = {...allocate(bytes), bytes};
    return room.address;
  };
}

/** Stretches of floats that are not zero. */
function runsOfContent(start: Address, floats: Float32Array): {address: Address; values: number[]}[] {
  const runs: {address: Address; values: number[]}[] = [];
  floats.forEach((value, i) => {
    if (value === 0) return;
    const [last, address] = [runs.at(-1), start + i * floatBytes];
    if (last !== undefined && last.address + last.values.length * floatBytes === address) last.values.push(value);
    else runs.push({address, values: [value]});
  });
  return runs;
}
