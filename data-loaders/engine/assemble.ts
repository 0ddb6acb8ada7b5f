import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {contentKey} from "../store/contentKey.js";
import {lockfileEntries} from "../store/lockfileEntries.js";
import {sourcesHash} from "../store/sourcesHash.js";
import {withLock} from "../store/withLock.js";
import {writeFileAtomic} from "../store/writeFileAtomic.js";

/** A program of `assembly/`: the kernels, which work in tfjs's memory, or the optimiser, which works in shared memory. */
export type Program = "kernels" | "optimiser";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = "data-loaders/engine/assembly";

/** Room for the optimiser's arrays at most, in pages of 64 KiB: shared memory needs a bound. */
export const largestMemoryPages = 16_384;

const options = ["-O3", "--enable", "simd", "--runtime", "stub", "--noAssert", "--importMemory", "--noExportMemory"];
const sharedMemory = ["--enable", "threads", "--sharedMemory", "--maximumMemory", String(largestMemoryPages)];

const assembled = new Map<Program, Promise<WebAssembly.Module>>();

/**
 * A program of `assembly/` as WebAssembly. One thread asks and hands it to the others.
 * @throws Error if it does not compile, with the compiler's messages
 */
export function assemble(program: Program): Promise<WebAssembly.Module> {
  const module = assembled.get(program) ?? bytesOf(program).then((bytes) => WebAssembly.compile(bytes));
  assembled.set(program, module);
  return module;
}

/** From the cache, or compiled and cached where its source, the compiler or the options have changed. */
async function bytesOf(program: Program): Promise<Uint8Array<ArrayBuffer>> {
  const flags = program === "optimiser" ? [...options, ...sharedMemory] : options;
  const compiler = lockfileEntries(root, ["assemblyscript", "binaryen"]);
  const key = contentKey({program, flags, compiler, sources: sourcesHash([folder], root)});
  const path = join(root, ".cache", "assembly", `${program}-${key.slice(0, 16)}.wasm`);
  return read(path) ?? withLock(path, async () => read(path) ?? (await compileTo(path, program, flags)));
}

async function compileTo(path: string, program: Program, flags: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const compiled = await compile(program, flags);
  writeFileAtomic(path, compiled);
  return compiled;
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

/** What we use of the compiler. Its own types are not read, since they change those of arrays everywhere. */
interface Compiler {
  createMemoryStream(): {toString(): string};
  main(
    args: readonly string[],
    io: {
      readonly stdout: object;
      readonly stderr: object;
      readonly writeFile: (name: string, contents: Uint8Array | string) => void;
    }
  ): Promise<{readonly error: Error | null}>;
}

const compilerPackage: string = "assemblyscript/asc";

async function compile(program: Program, flags: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  // only here, since it takes a second and 100 MB
  const {default: compiler} = (await import(compilerPackage)) as {readonly default: Compiler};
  const outputs = new Map<string, Uint8Array>();
  const messages = compiler.createMemoryStream();
  const {error} = await compiler.main(
    [`${program}.ts`, "--baseDir", join(root, folder), "--outFile", `${program}.wasm`, ...flags],
    {
      stdout: messages,
      stderr: messages,
      writeFile: (name, contents) => void outputs.set(name, Buffer.from(contents))
    }
  );
  const wasm = outputs.get(`${program}.wasm`);
  if (error !== null || wasm === undefined) {
    throw new Error(`cannot compile ${folder}/${program}.ts: ${messages.toString()}`, {cause: error});
  }
  return new Uint8Array(wasm);
}
