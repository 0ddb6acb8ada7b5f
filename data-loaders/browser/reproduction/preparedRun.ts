import type {ImagePieces, RetrainedRun, RetrainingFiles} from "../../../src/lib/retraining.js";
import {pixelCount, type Examples} from "../../dataset/examples.js";
import type {ParameterCounts} from "../../engine/export/parameters.js";
import type {ExportedNetwork} from "../../engine/runtime/exportedNetwork.js";
import {loadNetwork, type Network} from "../../engine/runtime/loadNetwork.js";
import {seedOf, type Protocol} from "../../training/protocol.js";
import {runOf, type Run} from "../../training/run.js";
import {trainingData} from "../../training/trainingData.js";
import type {TrainingData} from "../../training/trainingTask.js";
import type {BrowserModels} from "../browserModels.js";

/** A run and its network, without images. */
export interface PlannedRun {
  readonly run: Run;
  readonly protocol: Protocol;
  readonly exported: ExportedNetwork;
  readonly counts: ParameterCounts;
  readonly kernels: WebAssembly.Module;
}

/** A run with all that a thread needs to compute its gradients. */
export interface PreparedRun extends PlannedRun {
  readonly data: TrainingData;
  readonly network: Network;
}

/** A run of the report as the site's files describe it. @throws Error if the files are not what they should be */
export async function plannedRun(
  {model, seed}: RetrainedRun,
  {models, kernels}: Pick<RetrainingFiles, "models" | "kernels">
): Promise<PlannedRun> {
  const contents = JSON.parse(new TextDecoder().decode(models)) as BrowserModels;
  const {network: exported, counts, wholeProtocol: protocol} = contents.models[model];
  const module = await WebAssembly.compile(kernels as BufferSource);
  return {run: runOf(model, seed), protocol, exported, counts, kernels: module};
}

/** The run with its images. @param isShared whether these lie in memory that other workers see */
export async function preparedRun(plan: PlannedRun, images: ImagePieces, isShared: boolean): Promise<PreparedRun> {
  const {run, protocol} = plan;
  const dataset = {
    train: await examplesOf(images.train, isShared),
    test: await examplesOf(images.test, isShared),
    files: [],
    sha256: ""
  };
  return {...plan, data: trainingData(dataset, protocol, run.seed), network: await networkOf(plan)};
}

/** A network of the run's own, its parameters zero. */
export function networkOf({exported, kernels, run, protocol}: PlannedRun): Promise<Network> {
  return loadNetwork(exported, kernels, seedOf(protocol, run.seed, "weights"));
}

/** Images and labels of all pieces. @throws Error if a piece is no gzip, or its images and labels are of different numbers */
export async function examplesOf(pieces: readonly Blob[], isShared: boolean): Promise<Examples> {
  const contents: Uint8Array[] = [];
  for (const piece of pieces) {
    const stream = piece.stream().pipeThrough(new DecompressionStream("gzip"));
    contents.push(new Uint8Array(await new Response(stream).arrayBuffer()));
  }
  const counts = contents.map(({length}) => length / (pixelCount + 1));
  if (!counts.every(Number.isInteger)) throw new Error(`invalid images: expected whole ones, got ${counts.join(", ")}`);
  const count = counts.reduce((sum, one) => sum + one, 0);
  const room = (bytes: number) => new Uint8Array(isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const examples = {pixels: room(count * pixelCount), labels: room(count), count};
  let first = 0;
  contents.forEach((content, i) => {
    const end = counts[i]! * pixelCount;
    examples.pixels.set(content.subarray(0, end), first * pixelCount);
    examples.labels.set(content.subarray(end), first);
    first += counts[i]!;
  });
  return examples;
}
