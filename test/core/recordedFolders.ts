import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {models, predictionsOf, rowsOf, type Model} from "./tables.js";

/** What a run's manifest says, of which no rawer file is kept. */
interface Facts {
  readonly row: {
    readonly run: string;
    readonly model: Model;
    readonly variant: string;
    readonly seed: number;
    readonly profile: string;
    readonly parameterCount: number;
    readonly forwardFlops: number;
    readonly weightsSha256: string;
    readonly testAccuracy: number;
    readonly testLoss: number;
    readonly trainAccuracy: number;
    readonly validationAccuracy: number;
    readonly validationLoss: number;
  };
  readonly protocol: {readonly classes?: readonly number[]};
  readonly epochs: readonly {
    readonly epoch: number;
    readonly split: "train" | "validation";
    readonly accuracy: number;
    readonly loss: number;
  }[];
  readonly robustness?: readonly {readonly kind: string; readonly strength: number; readonly correctCount: number}[];
}

/** A recorded run from the files of its folder, and the labels that table `predictions` holds. */
export interface RecordedRun extends Facts {
  /** Predicted classes of the test images that it was measured on, in file order, as recorded. */
  readonly predictions: Uint8Array;
  /** The same, but of the two runs that each build trains anew what this build's network says. */
  readonly said: Uint8Array;
  /** Cross-entropy of the same images, nats; kept of the source's own networks, seeds 1 to 5. */
  readonly losses?: Float32Array;
  /** Whether that is right, image by image. */
  readonly isRight: readonly boolean[];
  /** The share that it is right about, counted. */
  readonly testAccuracy: number;
}

const folder = join("recorded", "runs");
let all: readonly RecordedRun[] | undefined;

/** All recorded runs of the whole data set, in the order of their names, but those that table `runs` calls stale. */
export function recordedRuns(): readonly RecordedRun[] {
  return (all ??= readRuns());
}

/** A variant's runs, by rising seed; the core models' first seed is this build's own. */
export function runsOf(variant: string): RecordedRun[] {
  return recordedRuns()
    .filter(({row}) => row.variant === variant)
    .sort((a, b) => a.row.seed - b.row.seed);
}

/** The core model's run that the build trained, as recorded. @throws Error if it is not */
export function coreRun(model: Model): RecordedRun {
  const run = runsOf(model).find(({row}) => row.seed === 1);
  if (run === undefined) throw new Error(`missing run: expected ${folder} to hold ${model}-s1`);
  return run;
}

/** A run's losses by epoch, nats, first to last. */
export function lossesOf({epochs}: RecordedRun, split: "train" | "validation"): number[] {
  return epochs
    .filter((epoch) => epoch.split === split)
    .sort((a, b) => a.epoch - b.epoch)
    .map(({loss}) => loss);
}

function readRuns(): RecordedRun[] {
  const stale = rowsOf("runs").filter(({isStale, origin}) => isStale === true && origin === "recorded");
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "manifest.json")));
  const runs = names.sort().map(readRun);
  return runs.filter(({row}) => row.profile === "core" && !stale.some(({run}) => run === row.run));
}

function readRun(name: string): RecordedRun {
  const bytes = (file: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name, file)));
  const {facts} = JSON.parse(new TextDecoder().decode(bytes("manifest.json"))) as {facts: Facts};
  const predictions = bytes("test-predictions.u8");
  const said = own(name) ?? predictions;
  const {classes} = facts.protocol;
  const labels = predictionsOf("ann")
    .map(({label}) => label)
    .filter((label) => classes?.includes(label) ?? true);
  const isRight = labels.map((label, i) => said[i] === label);
  const testAccuracy = isRight.filter(Boolean).length / isRight.length;
  const hasLosses = existsSync(join(folder, name, "test-losses.f32"));
  const losses = hasLosses && {losses: new Float32Array(bytes("test-losses.f32").buffer)};
  return {...facts, predictions, said, ...losses, isRight, testAccuracy};
}

/** Of the two runs that each build trains anew, what this build's networks say. */
function own(name: string): Uint8Array | undefined {
  const model = models.find((one) => name === `${one}-s1`);
  return model && Uint8Array.from(predictionsOf(model), ({prediction}) => prediction);
}
