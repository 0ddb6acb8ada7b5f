import {hasSimpleEnd, isRectified} from "./activation.js";
import {matrixProduct} from "./matrixProduct.js";
import {sizeOf, type Kernel, type KernelCall, type NativeKernels, type Procedure} from "./kernel.js";

interface Attributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Product of two matrices, either of them taken transposed; stacks of several matrices are not served. */
export const batchMatMul: Kernel = {
  name: "BatchMatMul",
  prepare: (native, call) => multiply(native, call, false)
};

/** The same with a bias for each column and, at most, a rectifier after it, or with neither. */
export const fusedMatMul: Kernel = {
  name: "_FusedMatMul",
  prepare: (native, call) => (hasSimpleEnd(call) ? multiply(native, call, isRectified(call)) : undefined)
};

function multiply(
  native: NativeKernels,
  {shapes, attributes}: KernelCall,
  isRectified: boolean
): Procedure | undefined {
  const {transposeA, transposeB} = attributes as unknown as Attributes;
  const [a, b] = [shapes["a"]!, shapes["b"]!];
  if (sizeOf(a.slice(0, -2)) !== 1 || sizeOf(b.slice(0, -2)) !== 1) return undefined;
  const [m, k] = transposeA ? [a.at(-1)!, a.at(-2)!] : [a.at(-2)!, a.at(-1)!];
  const n = transposeB ? b.at(-2)! : b.at(-1)!;
  const product = matrixProduct(native, {m, k, n, transposeA, transposeB});
  return {
    shape: [...(a.length > b.length ? a : b).slice(0, -2), m, n],
    scratchBytes: product.scratchBytes,
    run: ({a, b, bias}, c, scratch) => {
      product.multiply(a!, b!, c, scratch);
      if (bias !== undefined) native.addBias(c, bias, m, n, c, isRectified);
    }
  };
}
