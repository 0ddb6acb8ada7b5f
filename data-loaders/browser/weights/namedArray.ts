/** An array of a file of weights. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row by row, the last axis fastest. */
  readonly values: ArrayLike<number>;
}

/** A file that a reader gives. */
export interface WeightsFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
