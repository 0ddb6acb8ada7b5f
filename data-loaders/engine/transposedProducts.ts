import {assemble} from "./assemble.js";
import {floatBytes, roundedUp, type Address} from "./kernels/kernel.js";
import {matrixProduct} from "./kernels/matrixProduct.js";
import {nativeKernels} from "./runtime/loadNetwork.js";

const pageBytes = 65_536;
const lineBytes = 64;

/** Products A · Bᵀ of matrices with a common number of columns. */
export interface TransposedProducts {
  /**
   * @param a [m, columns]
   * @param b [n, columns]
   * @returns [m, n], valid until the next product
   */
  of(a: Float32Array, b: Float32Array): Float32Array;
}

/** Makes room for products of matrices of at most so many rows, computed in float32 by our kernels. */
export async function transposedProducts(
  columns: number,
  most: {readonly m: number; readonly n: number}
): Promise<TransposedProducts> {
  const memory = new WebAssembly.Memory({initial: 1});
  const native = await nativeKernels(await assemble("kernels"), memory);
  const productOf = (m: number, n: number): ReturnType<typeof matrixProduct> =>
    matrixProduct(native, {m, k: columns, n, transposeA: false, transposeB: true});
  let end: Address = lineBytes;
  const [a, b, c, scratch] = [
    most.m * columns * floatBytes,
    most.n * columns * floatBytes,
    most.m * most.n * floatBytes,
    productOf(most.m, most.n).scratchBytes
  ].map((bytes) => {
    const address = end;
    end += roundedUp(bytes, lineBytes);
    return address;
  }) as [Address, Address, Address, Address];
  memory.grow(Math.ceil(end / pageBytes) - 1);
  return {
    of: (left, right) => {
      const [m, n] = [left.length / columns, right.length / columns];
      new Float32Array(memory.buffer, a).set(left);
      new Float32Array(memory.buffer, b).set(right);
      productOf(m, n).multiply(a, b, c, scratch);
      return new Float32Array(memory.buffer, c, m * n);
    }
  };
}
