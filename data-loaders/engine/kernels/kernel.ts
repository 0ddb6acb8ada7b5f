import type {Address} from "../memory.js";
import type {NativeKernels} from "../nativeKernels.js";

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
  /** Computes the output, which has room for whole vectors, from the inputs by name. */
  run(inputs: Readonly<Record<string, Address>>, output: Address, scratch: Address): void;
}

/** A kernel of tfjs in our own code. */
export interface Kernel {
  /** As tfjs calls it. */
  readonly name: string;
  /** @returns undefined for shapes and attributes that it does not serve: tfjs's own kernel then does */
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
