import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {assemble, obtain} from "../../data-loaders/engine/assemble.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
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

describe("what is compiled and kept", () => {
  it("is compiled again, with a line that says so, where it is damaged", async () => {
    const cache = temporaryFolder();
    const lines: string[] = [];
    const obtainPeak = (): Promise<Uint8Array> => obtain("peak", cache, (line) => lines.push(line));
    const sound = await obtainPeak();
    const path = join(cache, readdirSync(cache)[0]!, "program.wasm");
    const damages: readonly ((bytes: Buffer) => Buffer)[] = [
      (bytes) => ((bytes[100]! ^= 4), bytes),
      (bytes) => bytes.subarray(0, bytes.length - 7)
    ];
    for (const [i, damage] of damages.entries()) {
      writeFileSync(path, damage(readFileSync(path)));
      expect(await obtainPeak()).toEqual(sound);
      expect(await obtainPeak()).toEqual(sound);
      expect(lines).toHaveLength(i + 1);
      expect(lines[i]).toMatch(/^corrupt file \S+program\.wasm: expected/);
    }
  });
});

describe("the kernels' declaration", () => {
  it("is what the compiler writes of them today", async () => {
    expect(readFileSync(declarationPath, "utf8")).toBe(await kernelDeclaration());
  });
});
