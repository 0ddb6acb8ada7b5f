import {execFile} from "node:child_process";
import {readFileSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {largestMemoryPages} from "./optimiser.js";
import {contentKey} from "../store/contentKey.js";
import {lockedPackages} from "../store/lockedPackages.js";
import {ownedPath} from "../store/ownedPath.js";
import {examineArtefact, readArtefact} from "../store/readArtefact.js";
import {sourcesHash} from "../store/sourcesHash.js";
import {withLock} from "../store/withLock.js";
import {writeArtefact} from "../store/writeArtefact.js";

/**
 * A program of `assembly/`: the kernels; the optimiser, which works in shared memory, and the same for a memory of one
 * thread; what measures how much a core can do.
 */
export type Program = "kernels" | "optimiser" | "lone-optimiser" | "peak";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = "data-loaders/engine/assembly";

const options = ["-O3", "--enable", "simd", "--runtime", "stub", "--noAssert", "--importMemory", "--noExportMemory"];
const sharedMemory = ["--enable", "threads", "--sharedMemory", "--maximumMemory", String(largestMemoryPages)];

const compilations: Readonly<Record<Program, {readonly source: string; readonly flags: readonly string[]}>> = {
  kernels: {source: "kernels.ts", flags: options},
  optimiser: {source: "optimiser.ts", flags: [...options, ...sharedMemory]},
  "lone-optimiser": {source: "optimiser.ts", flags: options},
  peak: {source: "peak.ts", flags: options}
};

const assembled = new Map<Program, Promise<Uint8Array<ArrayBuffer>>>();
const modules = new Map<Program, Promise<WebAssembly.Module>>();

/**
 * A program of `assembly/` as WebAssembly. One thread asks and hands it to the others.
 * @throws Error if it does not compile, with the compiler's messages
 */
export function assemble(program: Program): Promise<WebAssembly.Module> {
  const module = modules.get(program) ?? assembledBytes(program).then((bytes) => WebAssembly.compile(bytes));
  modules.set(program, module);
  return module;
}

/**
 * A program's bytes, the same for the whole process: from the cache, or compiled and cached where its source, the
 * compiler or the options have changed, or what is cached does not match its hash.
 * @throws Error if it does not compile, with the compiler's messages
 */
export function assembledBytes(program: Program): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = assembled.get(program) ?? obtain(program, join(root, ".cache", "assembly"));
  assembled.set(program, bytes);
  return bytes;
}

/**
 * A program's bytes from a cache, or compiled into it.
 * @param log gets a line where what is cached is damaged
 */
export async function obtain(
  program: Program,
  cache: string,
  log: (line: string) => void = console.error
): Promise<Uint8Array<ArrayBuffer>> {
  const {source, flags} = compilations[program];
  const compiler = lockedPackages(root, ["assemblyscript"]);
  const key = contentKey({program, flags, compiler, sources: sourcesHash([folder], root)});
  const path = join(cache, `${program}-${key.slice(0, 16)}`);
  const {artefact} = examineArtefact(path);
  if (artefact !== undefined) return artefact.files["program.wasm"]!;
  return withLock(
    path,
    async () => {
      const stored = readArtefact(path, log);
      if (stored !== undefined) return stored.files["program.wasm"]!;
      const compiled = await compile(ownedPath(path, "tmp"), source, flags);
      writeArtefact(path, {"program.wasm": compiled}, {program});
      return compiled;
    },
    {log}
  );
}

/**
 * Compiles in a process of its own, since the compiler takes more memory than all the rest.
 * @param output a file that is removed again
 */
async function compile(output: string, source: string, flags: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const compiler = createRequire(import.meta.url).resolve("assemblyscript/bin/asc.js");
  const args = [compiler, source, "--baseDir", join(root, folder), "--outFile", output, ...flags];
  try {
    await promisify(execFile)(process.execPath, args);
    const bytes = new Uint8Array(readFileSync(output));
    if (!WebAssembly.validate(bytes)) throw new Error(`${output} is cut off: is the disk full?`);
    return bytes;
  } catch (error) {
    const {stderr} = error as {stderr?: string};
    throw new Error(`cannot compile ${folder}/${source}: ${stderr ?? String(error)}`, {cause: error});
  } finally {
    rmSync(output, {force: true});
  }
}
