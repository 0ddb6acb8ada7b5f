import type {Split} from "../../../src/lib/schemas/vocabulary.js";
import {logitStatistics, type LogitStatistics} from "../../engine/logitStatistics.js";
import {
  optimiser,
  optimiserArrays,
  optimiserMemory,
  type Optimiser,
  type OptimiserArrays
} from "../../engine/optimiser.js";
import type {Checkpoint, EpochResult, Position} from "../../training/checkpoint.js";
import {learningRateAt} from "../../training/schedule.js";
import {shardCount} from "../../training/trainingTask.js";
import {positionAfter} from "../../runs/epochState.js";
import type {PreparedRun} from "./preparedRun.js";
import {imagesOf, type ShardComputer} from "./shardComputer.js";

/**
 * A run that is trained step by step, its shards' gradients computed wherever they are: the shards and the order in which
 * their gradients are summed are those of `training/trainer.ts`, and so are the bits. For where threads share no memory.
 */
export class PostedRun {
  position: Position;
  readonly #prepared: PreparedRun;
  readonly #computers: readonly ShardComputer[];
  readonly #optimiser: Optimiser;
  readonly #arrays: OptimiserArrays;

  private constructor(
    prepared: PreparedRun,
    computers: readonly ShardComputer[],
    optimiser: Optimiser,
    arrays: OptimiserArrays,
    position: Position
  ) {
    this.#prepared = prepared;
    this.#computers = computers;
    this.#optimiser = optimiser;
    this.#arrays = arrays;
    this.position = position;
  }

  /**
   * @param module program "lone-optimiser", compiled
   * @param computers among whom the shards are dealt out, the last being this thread's if it is one of them
   * @param from where it goes on; at the first step where absent
   */
  static async start(
    prepared: PreparedRun,
    module: WebAssembly.Module,
    computers: readonly ShardComputer[],
    from?: Checkpoint
  ): Promise<PostedRun> {
    const {protocol, counts, network} = prepared;
    const memory = optimiserMemory(counts, shardCount(protocol), false);
    const arrays = optimiserArrays(memory);
    arrays.parameters.set(from?.state.parameters ?? network.initialParameters());
    if (from !== undefined) {
      arrays.firstMoment.set(from.state.firstMoment);
      arrays.secondMoment.set(from.state.secondMoment);
    }
    const takes = await optimiser(module, memory, {workerIndex: 0, workerCount: 1, rule: protocol.rule});
    return new PostedRun(prepared, computers, takes, arrays, from?.position ?? positionAfter(0, 0));
  }

  get parameters(): Float32Array {
    return this.#arrays.parameters;
  }

  /** Steps of an epoch. */
  get stepsPerEpoch(): number {
    const {data, protocol} = this.#prepared;
    return Math.ceil(data.split.train.length / protocol.batchSize);
  }

  /** Where it stands, on memory that changes as it goes on. */
  get checkpoint(): Checkpoint {
    const {parameters, firstMoment, secondMoment} = this.#arrays;
    return {position: this.position, state: {parameters, firstMoment, secondMoment}};
  }

  /** Takes the next step. @throws Error if the loss is no longer finite, with epoch and step */
  async step(): Promise<void> {
    const {protocol, run, data} = this.#prepared;
    const {epoch, step} = this.position;
    const {parameters, shardGradients} = this.#arrays;
    const statistics = new Array<LogitStatistics>(shardGradients.length);
    await Promise.all(
      this.#computers.map((computer, index) => {
        const shards = shardGradients.flatMap((_, shard) =>
          shard % this.#computers.length === index ? [{epoch, step, shard}] : []
        );
        return computer.gradients(parameters, shards, ({shard}, gradient, found) => {
          shardGradients[shard]!.set(gradient);
          statistics[shard] = found;
        });
      })
    );
    let {lossSum, correctCount} = this.position;
    for (const shard of statistics) {
      lossSum += shard.lossSum;
      correctCount += shard.correctCount;
    }
    if (!Number.isFinite(lossSum))
      throw new Error(
        `training of ${run.name} failed in epoch ${epoch + 1}, step ${step + 1}: expected a finite loss, got ${lossSum}`
      );
    const {learningRate, schedule, epochCount} = protocol;
    const place = {stepCount: this.position.stepCount, stepsPerEpoch: this.stepsPerEpoch, epochCount};
    const stepCount = this.position.stepCount + 1;
    this.#optimiser.take(stepCount, learningRateAt(learningRate, schedule, place));
    const seenCount = Math.min(data.split.train.length, this.position.seenCount + protocol.batchSize);
    this.position = {...this.position, stepCount, step: step + 1, seenCount, lossSum, correctCount};
  }

  /** Measures the epoch whose last step was taken, and goes on to the next. */
  async endEpoch(): Promise<readonly EpochResult[]> {
    const {position, stepsPerEpoch} = this;
    const {labels, logits} = await this.outputs("validation");
    const validation = logitStatistics(logits, labels);
    const epoch = position.epoch + 1;
    const results: EpochResult[] = [
      {epoch, split: "train", ...means(position, position.seenCount), seconds: 0},
      {epoch, split: "validation", ...means(validation, labels.length), seconds: 0}
    ];
    this.position = {...positionAfter(epoch, stepsPerEpoch), epochs: [...position.epochs, ...results]};
    return results;
  }

  /** The network's outputs for a split's images, [n, 10], dropout off, and their labels. */
  async outputs(split: Split): Promise<{readonly labels: Uint8Array; readonly logits: Float32Array}> {
    const {examples, indices} = imagesOf(this.#prepared.data, split);
    const logits = new Float32Array(indices.length * 10);
    const workerCount = this.#computers.length;
    await Promise.all(
      this.#computers.map((computer, workerIndex) =>
        computer.predict(this.parameters, split, {workerIndex, workerCount}, logits)
      )
    );
    return {labels: Uint8Array.from(indices, (index) => examples.labels[index]!), logits};
  }
}

function means(
  {lossSum, correctCount}: {readonly lossSum: number; readonly correctCount: number},
  count: number
): {accuracy: number; loss: number} {
  return {accuracy: correctCount / count, loss: lossSum / count};
}
