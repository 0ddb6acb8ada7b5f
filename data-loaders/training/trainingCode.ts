import {join} from "node:path";
import {buildSync} from "esbuild";
import {assembledBytes} from "../engine/assemble.js";
import {codeHash} from "../store/codeHash.js";
import {contentKey} from "../store/contentKey.js";
import {sha256} from "../store/sha256.js";

/** The code that trains. */
export interface TrainingCode {
  /**
   * Where a worker thread finds its own, as one module that imports nothing but Node's: a thread that need not load each
   * module, nor TypeScript's loader before them, starts in a tenth of the time.
   */
  readonly worker: URL;
  /** Names all that decides a run's bits besides its network, protocol, seed and data. */
  readonly key: string;
}

const folder = import.meta.dirname;
const workerEntry = join(folder, "trainingWorker.ts");

/** What runs when a run is trained: the workers, what prepares the data, what exports the network. */
export const trainingEntries: readonly string[] = [
  workerEntry,
  join(folder, "trainingData.ts"),
  join(folder, "..", "engine", "export", "exportNetwork.ts")
];

let taken: Promise<TrainingCode> | undefined;

/** The code as it is when it is first asked for: what is edited later counts for the next process. */
export function trainingCode(): Promise<TrainingCode> {
  return (taken ??= take());
}

async function take(): Promise<TrainingCode> {
  const worker = workerAddress();
  const programs = await Promise.all((["kernels", "optimiser"] as const).map(assembledBytes));
  return {worker, key: contentKey({code: await codeHash(trainingEntries), programs: programs.map(sha256)})};
}

function workerAddress(): URL {
  const {outputFiles} = buildSync({
    entryPoints: [workerEntry],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    write: false
  });
  return new URL(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`);
}
