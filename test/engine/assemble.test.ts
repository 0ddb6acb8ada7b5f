import {existsSync, readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {assemble} from "../../data-loaders/engine/assemble.js";
import {startEngine} from "../../data-loaders/engine/startEngine.js";

describe("assemble", () => {
  it("gives programs that ask for memory at most", async () => {
    for (const program of ["kernels", "optimiser", "lone-optimiser"] as const) {
      const module = await assemble(program);
      expect(WebAssembly.Module.imports(module)).toEqual([{module: "env", name: "memory", kind: "memory"}]);
    }
    expect(WebAssembly.Module.imports(await assemble("peak"))).toEqual([]);
  });
  it("compiles once, and keeps what it compiled", async () => {
    expect(await assemble("kernels")).toBe(await assemble("kernels"));
    expect(existsSync(".cache/assembly")).toBe(true);
    expect(readdirSync(".cache/assembly").filter((name) => name.startsWith("kernels-")).length).toBeGreaterThan(0);
  });
});

/** Parameters of each kernel as nativeKernels.ts declares it: a pooling's window has twelve. */
const parameterCounts = {
  add: 4,
  addBias: 6,
  addPatches: 9,
  averagePool: 14,
  averagePoolGradient: 14,
  channelMeans: 4,
  channelSums: 4,
  channelVariances: 5,
  cropImages: 9,
  divideBy: 4,
  dropoutMask: 10,
  maxPool: 14,
  maxPoolGradient: 17,
  multiply: 4,
  narrow: 5,
  normalise: 10,
  normaliseGradient: 12,
  packColumns: 4,
  packRows: 4,
  padImages: 9,
  patchesOf: 9,
  product: 12,
  rectifiedGradient: 4,
  rectify: 3,
  scaleGradient: 8,
  softmax: 4,
  subtract: 4,
  transpose: 5,
  turnFilters: 5,
  winogradConvolution: 14,
  winogradFilter: 4,
  winogradFilterGradient: 4,
  winogradFilterSums: 12
};

describe("the kernels' declaration", () => {
  it("names what the program exports, with as many parameters", async () => {
    const {native} = await startEngine();
    const exported = Object.entries(native as unknown as Record<string, (...args: number[]) => void>);
    expect(Object.fromEntries(exported.map(([name, kernel]) => [name, kernel.length]))).toEqual(parameterCounts);
  });
});
