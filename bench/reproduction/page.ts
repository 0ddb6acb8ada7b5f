import type {Lead, RetrainingNews} from "../../src/lib/retraining.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";

/** What a page is asked to time. */
export interface Timing {
  readonly model: Model;
  readonly helperCount: number;
  readonly isShared: boolean;
  /** Names of the images' pieces. */
  readonly pieces: Readonly<Record<"train" | "test", readonly string[]>>;
}

/** Trains the first epoch of a run again in workers of this page. @returns time of a step after the first ones, ms */
async function stepTime({model, helperCount, isShared, pieces}: Timing): Promise<number> {
  const bytes = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer());
  const blobs = (names: readonly string[]) => Promise.all(names.map(async (name) => (await fetch(name)).blob()));
  const lead: Lead = {
    kind: "lead",
    run: {model, seed: 1},
    files: {
      models: await bytes("models.json"),
      kernels: await bytes("kernels.wasm"),
      sharedOptimiser: await bytes("shared-optimiser.wasm"),
      loneOptimiser: await bytes("lone-optimiser.wasm")
    },
    images: {train: await blobs(pieces.train), test: await blobs(pieces.test)},
    helperCount,
    lastEpoch: 1,
    ...(isShared && {pausing: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))})
  };
  const worker = new Worker("reproducing.js");
  try {
    return await new Promise((resolve, reject) => {
      let first: {readonly at: number; readonly stepCount: number} | undefined;
      let last: typeof first;
      worker.onerror = ({message}) => reject(new Error(message));
      worker.onmessage = ({data}: MessageEvent<RetrainingNews>) => {
        if (data.kind === "error" || data.kind === "lost") reject(new Error(data.message));
        if (data.kind === "step") {
          last = {at: performance.now(), stepCount: data.stepCount};
          first ??= last;
        }
        if (data.kind === "epoch") resolve((last!.at - first!.at) / (last!.stepCount - first!.stepCount));
      };
      worker.postMessage(lead);
    });
  } finally {
    worker.terminate();
  }
}

export type StepTime = typeof stepTime;

Object.assign(globalThis, {stepTime});
