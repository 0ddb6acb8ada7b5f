import {execFile} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";

/** Where the declaration is kept. */
export const declarationPath = join(import.meta.dirname, "nativeKernels.d.ts");

/**
 * TypeScript's declaration of `assembly/kernels.ts` as the compiler writes it, so that what calls the kernels is checked
 * against them.
 * @throws Error if it does not compile
 */
export async function kernelDeclaration(): Promise<string> {
  const compiler = createRequire(import.meta.url).resolve("assemblyscript/bin/asc.js");
  const folder = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const files = ["--baseDir", join(import.meta.dirname, "assembly"), "--outFile", join(folder, "kernels.wasm")];
    const options = ["--bindings", "raw", "--enable", "simd", "--runtime", "stub", "--noAssert", "--noExportMemory"];
    const args = [compiler, "kernels.ts", ...files, ...options, "--importMemory"];
    await promisify(execFile)(process.execPath, args);
    return readFileSync(join(folder, "kernels.d.ts"), "utf8");
  } finally {
    rmSync(folder, {recursive: true});
  }
}
