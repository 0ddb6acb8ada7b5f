import {execFile} from "node:child_process";
import {readFileSync, renameSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {largestMemoryPages} from "./optimiser.js";
import {contentKey} from "../store/contentKey.js";
import {lockfileEntries} from "../store/lockfileEntries.js";
import {ownedPath} from "../store/ownedPath.js";
import {sourcesHash} from "../store/sourcesHash.js";
import {withLock} from "../store/withLock.js";

/**
 * A program of `assembly/`: the kernels, which work in tfjs's memory or one of their own; the optimiser, which works in
 * shared memory, and the same for a memory of one thread; what measures how much a core can do.
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

const assembled = new Map<Program, Promise<WebAssembly.Module>>();

/**
 * A program of `assembly/` as WebAssembly. One thread asks and hands it to the others.
 * @throws Error if it does not compile, with the compiler's messages
 */
export function assemble(program: Program): Promise<WebAssembly.Module> {
  const module = assembled.get(program) ?? assembledBytes(program).then((bytes) => WebAssembly.compile(bytes));
  assembled.set(program, module);
  return module;
}

/**
 * A program's bytes, from the cache, or compiled and cached where its source, the compiler or the options have changed.
 * @throws Error if it does not compile, with the compiler's messages
 */
export async function assembledBytes(program: Program): Promise<Uint8Array<ArrayBuffer>> {
  const {source, flags} = compilations[program];
  const compiler = lockfileEntries(root, ["assemblyscript", "binaryen"]);
  const key = contentKey({program, flags, compiler, sources: sourcesHash([folder], root)});
  const path = join(root, ".cache", "assembly", `${program}-${key.slice(0, 16)}.wasm`);
  return read(path) ?? withLock(path, async () => read(path) ?? (await compileTo(path, source, flags)));
}

/** @returns undefined where there is nothing, or something that is no WebAssembly */
function read(path: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = new Uint8Array(readFileSync(path));
    return WebAssembly.validate(bytes) ? bytes : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Compiles in a process of its own, since the compiler takes more memory than all the rest. */
async function compileTo(path: string, source: string, flags: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const compiler = createRequire(import.meta.url).resolve("assemblyscript/bin/asc.js");
  const output = ownedPath(path, "tmp");
  const args = [compiler, source, "--baseDir", join(root, folder), "--outFile", output, ...flags];
  try {
    await promisify(execFile)(process.execPath, args);
  } catch (error) {
    const {stderr} = error as {stderr?: string};
    throw new Error(`cannot compile ${folder}/${source}: ${stderr ?? String(error)}`, {cause: error});
  }
  renameSync(output, path);
  return new Uint8Array(readFileSync(path));
}
