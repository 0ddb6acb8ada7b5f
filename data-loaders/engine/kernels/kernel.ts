import type {instantiate} from "../nativeKernels.js";

/** Where something lies in a memory, in bytes from its start. */
export type Address = number;

/** The functions of `assembly/kernels.ts`, which says what they do, as the compiler declares them. */
export type NativeKernels = Awaited<ReturnType<typeof instantiate>>;

export type Shape = readonly number[];

/** A call of a kernel as far as it is the same in every step: its inputs' shapes and its attributes. */
export interface KernelCall {
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What is left to do once shapes and attributes are known. */
export interface Procedure {
  /** Shape of what it gives. */
  readonly shape: number[];
  /** Room that it needs while it runs. */
  readonly scratchBytes: number;
  /** Whether it fills its output's last vector, of which the output may leave one half empty. */
  readonly writesWholeVectors?: true;
  /** Computes the output from the inputs by name, which begin where vectors may. */
  run(inputs: Readonly<Record<string, Address>>, output: Address, scratch: Address): void;
}

/** A kernel that tfjs has a name for, in our own code. */
export interface Kernel {
  /** As tfjs calls it. */
  readonly name: string;
  /** @returns undefined for shapes and attributes that it does not serve */
  prepare(native: NativeKernels, call: KernelCall): Procedure | undefined;
}

/** Bytes of a float. */
export const floatBytes = 4;

/** Number of values of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The least multiple of `of` that is not less than a number. */
export function roundedUp(value: number, of: number): number {
  return Math.ceil(value / of) * of;
}
