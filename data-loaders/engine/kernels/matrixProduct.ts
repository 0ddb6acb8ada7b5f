import {floatBytes, roundedUp, type Address, type NativeKernels} from "./kernel.js";

/** Columns of a panel. */
export const panelWidth = 8;

/** Up to so many rows, packing the second matrix takes longer than reading it where it lies. */
const fewRows = 32;

export interface MatrixProduct {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

export interface PreparedProduct {
  readonly scratchBytes: number;
  multiply(a: Address, b: Address, c: Address, scratch: Address): void;
}

/** A product of two matrices that lie row after row: A is [m, k], B is [k, n], or the other way round where transposed. */
export function matrixProduct(native: NativeKernels, product: MatrixProduct): PreparedProduct {
  const {m, n, transposeA, transposeB} = product;
  if (transposeB && !transposeA && n > m) return productTurned(native, product);
  if (!transposeB && !transposeA && n % panelWidth === 0 && m <= fewRows) return productInPlace(native, product);
  return productPacked(native, product);
}

/** Distances in A from row to row and from column to column, bytes. */
function stepsOfA({m, k, transposeA}: MatrixProduct): [row: number, column: number] {
  return transposeA ? [floatBytes, m * floatBytes] : [k * floatBytes, floatBytes];
}

/** Reads B where it lies. */
function productInPlace(native: NativeKernels, product: MatrixProduct): PreparedProduct {
  const {m, k, n} = product;
  const [aRow, aStep] = stepsOfA(product);
  const rowBytes = n * floatBytes;
  return {
    scratchBytes: 0,
    multiply: (a, b, c) =>
      native.product(a, aRow, aStep, b, rowBytes, panelWidth * floatBytes, c, rowBytes, m, k, n / panelWidth, false)
  };
}

/** Packs B into panels first; where they are wider than C, C is cut out of what comes. */
function productPacked(native: NativeKernels, product: MatrixProduct): PreparedProduct {
  const {m, k, n, transposeB} = product;
  const [aRow, aStep] = stepsOfA(product);
  const width = roundedUp(n, panelWidth);
  const panelsBytes = k * width * floatBytes;
  const pack = transposeB ? native.packRows : native.packColumns;
  const panelRow = panelWidth * floatBytes;
  return {
    scratchBytes: panelsBytes + (width === n ? 0 : m * width * floatBytes),
    multiply: (a, b, c, scratch) => {
      pack(b, k, n, scratch);
      const to = width === n ? c : scratch + panelsBytes;
      native.product(
        a,
        aRow,
        aStep,
        scratch,
        panelRow,
        k * panelRow,
        to,
        width * floatBytes,
        m,
        k,
        width / panelWidth,
        false
      );
      if (width !== n) native.narrow(to, m, width, n, c);
    }
  };
}

/** Cᵀ = B · Aᵀ, turned back at the end: packs the smaller matrix where B has more rows than A. */
function productTurned(native: NativeKernels, {m, k, n}: MatrixProduct): PreparedProduct {
  const width = roundedUp(m, panelWidth);
  const panelsBytes = k * width * floatBytes;
  const rowBytes = width * floatBytes;
  const panelRow = panelWidth * floatBytes;
  return {
    scratchBytes: panelsBytes + n * rowBytes,
    multiply: (a, b, c, scratch) => {
      const turned = scratch + panelsBytes;
      native.packRows(a, k, m, scratch);
      native.product(
        b,
        k * floatBytes,
        floatBytes,
        scratch,
        panelRow,
        k * panelRow,
        turned,
        rowBytes,
        n,
        k,
        width / panelWidth,
        false
      );
      native.transpose(turned, n, m, rowBytes, c);
    }
  };
}
