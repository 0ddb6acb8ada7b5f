import {existsSync, readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {assemble} from "../../data-loaders/engine/assemble.js";
import {declarationPath, kernelDeclaration} from "../../data-loaders/engine/kernelDeclaration.js";

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

describe("the kernels' declaration", () => {
  it("is what the compiler writes of them today", async () => {
    expect(readFileSync(declarationPath, "utf8")).toBe(await kernelDeclaration());
  }, 60_000);
});
