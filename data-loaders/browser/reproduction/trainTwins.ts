import type {TwinOutcome, Twins} from "../../../src/lib/retraining.js";
import {argmax} from "../../evaluation/argmax.js";
import {positionAfter} from "../../runs/epochState.js";
import type {Tell} from "./leadRun.js";
import {PostedRun} from "./postedRun.js";
import {networkOf, plannedRun, preparedRun} from "./preparedRun.js";
import {remoteComputer, type Line} from "./remoteComputer.js";
import {ownComputer} from "./shardComputer.js";

/** Steps at which the distance is told lie at least so many times as far into training as the ones before. */
const stride = 1.03;

/** Trains two networks that begin one bit apart, step by step side by side, and tells how far apart they are. */
export async function trainTwins(
  {run, files, images, flipped}: Twins,
  [helper]: readonly Line[],
  tell: Tell
): Promise<void> {
  const plan = await plannedRun(run, files);
  const prepared = await preparedRun(plan, images, false);
  const module = await WebAssembly.compile(files.loneOptimiser as BufferSource);
  const parameters = prepared.network.initialParameters();
  const before = parameters[flipped.parameter]!;
  flipBit(parameters, flipped);
  const none = () => new Float32Array(parameters.length);
  const from = {position: positionAfter(0, 0), state: {parameters, firstMoment: none(), secondMoment: none()}};
  const other = {...prepared, network: await networkOf(plan)};
  const computer = helper === undefined ? ownComputer(other) : remoteComputer(helper);
  const second = await PostedRun.start(other, module, [computer], from);
  const first = await PostedRun.start(prepared, module, [ownComputer(prepared)]);
  const {epochCount} = prepared.protocol;
  const stepTotal = epochCount * first.stepsPerEpoch;
  const tellDistance = (): void => {
    const stepCount = first.position.stepCount;
    tell({kind: "apart", stepCount, stepTotal, distance: distance(first.parameters, second.parameters)});
  };
  tellDistance();
  for (let next = 1; first.position.epoch < epochCount;) {
    await Promise.all([second.step(), first.step()]);
    const {stepCount, step} = first.position;
    if (stepCount >= next || stepCount === stepTotal) {
      tellDistance();
      next = Math.max(stepCount + 1, Math.ceil(stride * stepCount));
    }
    if (step === first.stepsPerEpoch) await Promise.all([second.endEpoch(), first.endEpoch()]);
  }
  const outcome = await outcomeOf(first, second);
  tell({kind: "twins done", before, after: changed(before, flipped.bit), outcome});
}

/** Turns one of the 32 bits of a parameter round. */
function flipBit(parameters: Float32Array, {parameter, bit}: Twins["flipped"]): void {
  const words = new Uint32Array(parameters.buffer, parameters.byteOffset, parameters.length);
  words[parameter]! ^= 1 << bit;
}

function changed(value: number, bit: number): number {
  const one = Float32Array.of(value);
  flipBit(one, {parameter: 0, bit});
  return one[0]!;
}

/** Euclidean distance. */
function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}

async function outcomeOf(...runs: readonly [PostedRun, PostedRun]): Promise<TwinOutcome> {
  const outputs = await Promise.all(runs.map((run) => run.outputs("test")));
  const [first, second] = outputs.map(({logits}) => argmax(logits, 10)) as [Uint8Array, Uint8Array];
  const {labels} = outputs[0]!;
  const all = Array.from(labels, (_, i) => i);
  const different = all.filter((i) => first[i] !== second[i]);
  const rightOf = (predictions: Uint8Array, among: readonly number[]): number =>
    among.filter((i) => predictions[i] === labels[i]).length;
  return {
    testAccuracies: [rightOf(first, all) / all.length, rightOf(second, all) / all.length],
    different,
    rightCounts: [rightOf(first, different), rightOf(second, different)]
  };
}
