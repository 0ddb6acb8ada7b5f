declare namespace __AdaptedExports {
  /**
   * activation/hyperbolicTangent
   * @param x `usize`
   * @param count `i32`
   * @param y `usize`
   */
  export function hyperbolicTangent(x: number, count: number, y: number): void;
  /**
   * activation/hyperbolicTangentGradient
   * @param dy `usize`
   * @param y `usize`
   * @param count `i32`
   * @param dx `usize`
   */
  export function hyperbolicTangentGradient(dy: number, y: number, count: number, dx: number): void;
  /**
   * activation/sigmoid
   * @param x `usize`
   * @param count `i32`
   * @param y `usize`
   */
  export function sigmoid(x: number, count: number, y: number): void;
  /**
   * activation/sigmoidGradient
   * @param dy `usize`
   * @param y `usize`
   * @param count `i32`
   * @param dx `usize`
   */
  export function sigmoidGradient(dy: number, y: number, count: number, dx: number): void;
  /**
   * activation/softmax
   * @param x `usize`
   * @param rows `i32`
   * @param classes `i32`
   * @param y `usize`
   */
  export function softmax(x: number, rows: number, classes: number, y: number): void;
  /**
   * activation/softmaxGradient
   * @param dy `usize`
   * @param y `usize`
   * @param rows `i32`
   * @param classes `i32`
   * @param dx `usize`
   */
  export function softmaxGradient(dy: number, y: number, rows: number, classes: number, dx: number): void;
  /**
   * dropout/dropoutMask
   * @param key0 `u32`
   * @param key1 `u32`
   * @param block `u32`
   * @param step `u32`
   * @param epoch `u32`
   * @param part `u32`
   * @param dropBelow `f64`
   * @param kept `f32`
   * @param count `i32`
   * @param mask `usize`
   */
  export function dropoutMask(key0: number, key1: number, block: number, step: number, epoch: number, part: number, dropBelow: number, kept: number, count: number, mask: number): void;
  /**
   * elementwise/add
   * @param a `usize`
   * @param b `usize`
   * @param bytes `usize`
   * @param c `usize`
   */
  export function add(a: number, b: number, bytes: number, c: number): void;
  /**
   * elementwise/addBias
   * @param x `usize`
   * @param bias `usize`
   * @param rows `i32`
   * @param channels `i32`
   * @param y `usize`
   * @param isRectified `bool`
   */
  export function addBias(x: number, bias: number, rows: number, channels: number, y: number, isRectified: boolean): void;
  /**
   * elementwise/channelSums
   * @param x `usize`
   * @param rows `i32`
   * @param channels `i32`
   * @param sums `usize`
   */
  export function channelSums(x: number, rows: number, channels: number, sums: number): void;
  /**
   * elementwise/divideBy
   * @param a `usize`
   * @param b `usize`
   * @param bytes `usize`
   * @param c `usize`
   */
  export function divideBy(a: number, b: number, bytes: number, c: number): void;
  /**
   * elementwise/multiply
   * @param a `usize`
   * @param b `usize`
   * @param bytes `usize`
   * @param c `usize`
   */
  export function multiply(a: number, b: number, bytes: number, c: number): void;
  /**
   * elementwise/rectifiedGradient
   * @param dy `usize`
   * @param x `usize`
   * @param bytes `usize`
   * @param dx `usize`
   */
  export function rectifiedGradient(dy: number, x: number, bytes: number, dx: number): void;
  /**
   * elementwise/rectify
   * @param x `usize`
   * @param bytes `usize`
   * @param y `usize`
   */
  export function rectify(x: number, bytes: number, y: number): void;
  /**
   * elementwise/subtract
   * @param a `usize`
   * @param b `usize`
   * @param bytes `usize`
   * @param c `usize`
   */
  export function subtract(a: number, b: number, bytes: number, c: number): void;
  /**
   * normalisation/channelMeans
   * @param x `usize`
   * @param rows `i32`
   * @param channels `i32`
   * @param means `usize`
   */
  export function channelMeans(x: number, rows: number, channels: number, means: number): void;
  /**
   * normalisation/channelVariances
   * @param x `usize`
   * @param means `usize`
   * @param rows `i32`
   * @param channels `i32`
   * @param variances `usize`
   */
  export function channelVariances(x: number, means: number, rows: number, channels: number, variances: number): void;
  /**
   * normalisation/normalise
   * @param x `usize`
   * @param means `usize`
   * @param variances `usize`
   * @param scales `usize`
   * @param shifts `usize`
   * @param rows `i32`
   * @param channels `i32`
   * @param epsilon `f32`
   * @param y `usize`
   * @param scratch `usize`
   */
  export function normalise(x: number, means: number, variances: number, scales: number, shifts: number, rows: number, channels: number, epsilon: number, y: number, scratch: number): void;
  /**
   * normalisation/normaliseGradient
   * @param dy `usize`
   * @param x `usize`
   * @param means `usize`
   * @param variances `usize`
   * @param scales `usize`
   * @param scaleGradients `usize`
   * @param shiftGradients `usize`
   * @param rows `i32`
   * @param channels `i32`
   * @param epsilon `f32`
   * @param dx `usize`
   * @param scratch `usize`
   */
  export function normaliseGradient(dy: number, x: number, means: number, variances: number, scales: number, scaleGradients: number, shiftGradients: number, rows: number, channels: number, epsilon: number, dx: number, scratch: number): void;
  /**
   * normalisation/scaleGradient
   * @param dy `usize`
   * @param x `usize`
   * @param means `usize`
   * @param variances `usize`
   * @param rows `i32`
   * @param channels `i32`
   * @param epsilon `f32`
   * @param sums `usize`
   */
  export function scaleGradient(dy: number, x: number, means: number, variances: number, rows: number, channels: number, epsilon: number, sums: number): void;
  /**
   * panels/narrow
   * @param x `usize`
   * @param rows `i32`
   * @param stride `i32`
   * @param columns `i32`
   * @param y `usize`
   */
  export function narrow(x: number, rows: number, stride: number, columns: number, y: number): void;
  /**
   * panels/packColumns
   * @param b `usize`
   * @param k `i32`
   * @param n `i32`
   * @param panels `usize`
   */
  export function packColumns(b: number, k: number, n: number, panels: number): void;
  /**
   * panels/packRows
   * @param b `usize`
   * @param k `i32`
   * @param n `i32`
   * @param panels `usize`
   */
  export function packRows(b: number, k: number, n: number, panels: number): void;
  /**
   * panels/transpose
   * @param x `usize`
   * @param rows `i32`
   * @param columns `i32`
   * @param rowBytes `usize`
   * @param y `usize`
   */
  export function transpose(x: number, rows: number, columns: number, rowBytes: number, y: number): void;
  /**
   * panels/turnFilters
   * @param g `usize`
   * @param taps `i32`
   * @param inChannels `i32`
   * @param outChannels `i32`
   * @param y `usize`
   */
  export function turnFilters(g: number, taps: number, inChannels: number, outChannels: number, y: number): void;
  /**
   * patches/addPatches
   * @param columns `usize`
   * @param rowBytes `usize`
   * @param filterHeight `i32`
   * @param runBytes `usize`
   * @param outHeight `i32`
   * @param outWidth `i32`
   * @param downBytes `usize`
   * @param acrossBytes `usize`
   * @param x `usize`
   */
  export function addPatches(columns: number, rowBytes: number, filterHeight: number, runBytes: number, outHeight: number, outWidth: number, downBytes: number, acrossBytes: number, x: number): void;
  /**
   * patches/cropImages
   * @param y `usize`
   * @param images `i32`
   * @param height `i32`
   * @param rowBytes `usize`
   * @param x `usize`
   * @param paddedHeight `i32`
   * @param paddedRowBytes `usize`
   * @param top `i32`
   * @param left `usize`
   */
  export function cropImages(y: number, images: number, height: number, rowBytes: number, x: number, paddedHeight: number, paddedRowBytes: number, top: number, left: number): void;
  /**
   * patches/padImages
   * @param x `usize`
   * @param images `i32`
   * @param height `i32`
   * @param rowBytes `usize`
   * @param y `usize`
   * @param paddedHeight `i32`
   * @param paddedRowBytes `usize`
   * @param top `i32`
   * @param left `usize`
   */
  export function padImages(x: number, images: number, height: number, rowBytes: number, y: number, paddedHeight: number, paddedRowBytes: number, top: number, left: number): void;
  /**
   * patches/patchesOf
   * @param x `usize`
   * @param rowBytes `usize`
   * @param filterHeight `i32`
   * @param runBytes `usize`
   * @param outHeight `i32`
   * @param outWidth `i32`
   * @param downBytes `usize`
   * @param acrossBytes `usize`
   * @param columns `usize`
   */
  export function patchesOf(x: number, rowBytes: number, filterHeight: number, runBytes: number, outHeight: number, outWidth: number, downBytes: number, acrossBytes: number, columns: number): void;
  /**
   * pooling/averagePool
   * @param x `usize`
   * @param rows `i32`
   * @param windows `i32`
   * @param channels `i32`
   * @param height `i32`
   * @param width `i32`
   * @param y `usize`
   */
  export function averagePool(x: number, rows: number, windows: number, channels: number, height: number, width: number, y: number): void;
  /**
   * pooling/averagePoolGradient
   * @param dy `usize`
   * @param rows `i32`
   * @param windows `i32`
   * @param channels `i32`
   * @param height `i32`
   * @param width `i32`
   * @param dx `usize`
   */
  export function averagePoolGradient(dy: number, rows: number, windows: number, channels: number, height: number, width: number, dx: number): void;
  /**
   * pooling/maxPool
   * @param x `usize`
   * @param rows `i32`
   * @param windows `i32`
   * @param channels `i32`
   * @param y `usize`
   */
  export function maxPool(x: number, rows: number, windows: number, channels: number, y: number): void;
  /**
   * pooling/maxPoolGradient
   * @param x `usize`
   * @param y `usize`
   * @param dy `usize`
   * @param isRectified `bool`
   * @param rows `i32`
   * @param windows `i32`
   * @param channels `i32`
   * @param dx `usize`
   */
  export function maxPoolGradient(x: number, y: number, dy: number, isRectified: boolean, rows: number, windows: number, channels: number, dx: number): void;
  /**
   * product/product
   * @param a `usize`
   * @param aRow `usize`
   * @param aStep `usize`
   * @param b `usize`
   * @param bRow `usize`
   * @param bPanel `usize`
   * @param c `usize`
   * @param cRow `usize`
   * @param m `i32`
   * @param k `i32`
   * @param panels `i32`
   * @param adds `bool`
   */
  export function product(a: number, aRow: number, aStep: number, b: number, bRow: number, bPanel: number, c: number, cRow: number, m: number, k: number, panels: number, adds: boolean): void;
  /**
   * winograd/winogradConvolution
   * @param x `usize`
   * @param imageBytes `usize`
   * @param rowBytes `usize`
   * @param u `usize`
   * @param bias `usize`
   * @param isRectified `bool`
   * @param y `usize`
   * @param height `i32`
   * @param width `i32`
   * @param tiles `i32`
   * @param inChannels `i32`
   * @param outChannels `i32`
   * @param chunk `i32`
   * @param scratch `usize`
   */
  export function winogradConvolution(x: number, imageBytes: number, rowBytes: number, u: number, bias: number, isRectified: boolean, y: number, height: number, width: number, tiles: number, inChannels: number, outChannels: number, chunk: number, scratch: number): void;
  /**
   * winograd/winogradFilter
   * @param g `usize`
   * @param inChannels `i32`
   * @param outChannels `i32`
   * @param u `usize`
   */
  export function winogradFilter(g: number, inChannels: number, outChannels: number, u: number): void;
  /**
   * winograd/winogradFilterGradient
   * @param du `usize`
   * @param inChannels `i32`
   * @param outChannels `i32`
   * @param dg `usize`
   */
  export function winogradFilterGradient(du: number, inChannels: number, outChannels: number, dg: number): void;
  /**
   * winograd/winogradFilterSums
   * @param x `usize`
   * @param imageBytes `usize`
   * @param rowBytes `usize`
   * @param dy `usize`
   * @param du `usize`
   * @param height `i32`
   * @param width `i32`
   * @param tiles `i32`
   * @param inChannels `i32`
   * @param outChannels `i32`
   * @param chunk `i32`
   * @param scratch `usize`
   */
  export function winogradFilterSums(x: number, imageBytes: number, rowBytes: number, dy: number, du: number, height: number, width: number, tiles: number, inChannels: number, outChannels: number, chunk: number, scratch: number): void;
}
/** Instantiates the compiled WebAssembly module with the given imports. */
export declare function instantiate(module: WebAssembly.Module, imports: {
}): Promise<typeof __AdaptedExports>;
