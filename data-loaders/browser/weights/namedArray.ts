/** An array of a file of weights. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row by row, the last axis fastest. */
  readonly values: ArrayLike<number>;
}
