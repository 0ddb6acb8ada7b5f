import {beforeAll, describe, expect, it} from "vitest";
import {assemble} from "../../data-loaders/engine/assemble.js";
import {readParameters} from "../../data-loaders/engine/parameters.js";
import {runOf} from "../../data-loaders/training/run.js";
import {shardGradient} from "../../data-loaders/training/shardGradient.js";
import {startNetwork, type StartedNetwork} from "../../data-loaders/training/startNetwork.js";
import {trainAlone} from "../../data-loaders/training/trainAlone.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {parameterCountsOf} from "../../data-loaders/training/variants/describeVariant.js";
import {predict} from "../../data-loaders/training/predict.js";
import {readNetwork, type ReadNetwork} from "../../data-loaders/written/readNetwork.js";
import {writeNetwork} from "../../data-loaders/written/writeNetwork.js";
import type {WrittenNetwork} from "../../data-loaders/written/writtenNetwork.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {smallProtocol, smallProtocols, trainSmall} from "../training/smallRun.js";

const {train, standardised} = trainingData(loadFixture(), smallProtocol, 1);
const shards = [
  {exampleCount: 16, batchSize: 64},
  {exampleCount: 16, batchSize: 32},
  {exampleCount: 16, batchSize: 48}
];
const layers = {ann: ["dense1", "dense2"], cnn: ["conv1", "pool1", "conv2", "pool2", "dense1"]} as const;

const networks = ["ann", "cnn"] as const;
const written = new Map<string, WrittenNetwork>();
beforeAll(async () => {
  for (const name of networks)
    written.set(name, await writeNetwork(name, {outputCounts: [1, 10, 20, 30, 40, 50], shards, layers: layers[name]}));
});

/** The network as it comes back from a file. */
async function readBack(name: string, seed = 1): Promise<ReadNetwork> {
  return readNetwork(JSON.parse(JSON.stringify(written.get(name))) as WrittenNetwork, await assemble("kernels"), seed);
}

async function bothOf(name: string): Promise<{started: StartedNetwork; read: ReadNetwork}> {
  const [started, read] = [await startNetwork(name, 1), await readBack(name)];
  for (const {memory} of [started, read]) memory.parameters.view.set(readParameters(started.model));
  return {started, read};
}

describe.each(networks)("the %s, written down and read again", (name) => {
  it("draws the initial parameters that the model has", async () => {
    const read = await readBack(name);
    expect(read.initialParameters()).toEqual(readParameters((await startNetwork(name, 1)).model));
    expect((await readBack(name, 2)).initialParameters()).not.toEqual(read.initialParameters());
  });
  it("gives the same bits for images", async () => {
    const {started, read} = await bothOf(name);
    const indices = Uint32Array.from({length: 110}, (_, i) => 3 * i);
    const [expected, actual] = [started, read].map((network) => {
      const logits = new Float32Array(indices.length * 10);
      predict(network, train, indices, standardised, logits, {workerIndex: 0, workerCount: 1});
      return logits;
    });
    expect(actual).toEqual(expected);
  });
  it.each(shards)("gives the same bits of the gradient of $exampleCount of $batchSize images", async (shard) => {
    const {started, read} = await bothOf(name);
    const examples = Uint32Array.from({length: shard.exampleCount}, (_, i) => i);
    const place = {seed: 1, epoch: 1, step: 2, shard: 0, shardSize: 16};
    const [expected, actual] = [started, read].map((network) => {
      const statistics = shardGradient(network, train, standardised, {...shard, examples, place});
      return {statistics, gradient: network.memory.gradient.view.slice()};
    });
    expect(actual).toEqual(expected);
    expect(actual!.gradient.some((value) => value !== 0)).toBe(true);
  });
  it("trains to the same bits without shared memory", async () => {
    const protocol = smallProtocols[name];
    const expected = await trainSmall(name, {checkpointPath: `${temporaryFolder()}/checkpoint`, workerCount: 1});
    const actual = await trainAlone(
      {
        run: runOf(name, 1),
        protocol,
        data: trainingData(loadFixture(), protocol, 1),
        network: await readBack(name),
        counts: parameterCountsOf(name),
        optimiser: await assemble("lone-optimiser")
      },
      () => undefined
    );
    expect(actual.parameters).toEqual(expected.parameters);
    expect(actual.epochs.map(({accuracy, loss}) => ({accuracy, loss}))).toEqual(
      expected.epochs.map(({accuracy, loss}) => ({accuracy, loss}))
    );
  });
  it("shows what its layers give, of which the last makes the outputs", async () => {
    const {read} = await bothOf(name);
    const program = read.layers;
    const outputs = read.outputs(1);
    for (const {view} of [program.x, outputs.x]) view.forEach((_, i) => (view[i] = Math.sin(i)));
    program.run();
    outputs.run();
    expect(program.logits.view).toEqual(outputs.logits.view);
    expect(Object.keys(program.layers)).toEqual(layers[name]);
    const last = program.layers[layers[name].at(-1)!]!.view;
    const parameters = read.memory.parameters.view.subarray(-1290);
    const logit = last.reduce((sum, value, unit) => sum + value * parameters[unit * 10]!, parameters[1280]!);
    expect(program.logits.view[0]).toBeCloseTo(logit, 4);
  });
  it("says what it was written down without", async () => {
    const read = await readBack(name);
    expect(() => read.outputs(7)).toThrow(`network ${name} was written down without outputs of 7 examples`);
    expect(() => read.gradient(16, 17)).toThrow("without the gradient of 16 of 17 examples");
  });
});

describe("a written network", () => {
  it("that names a kernel which there is not is refused", async () => {
    const {outputs, ...rest} = structuredClone(written.get("ann")!);
    const unheardOf = {...rest, outputs: [{...outputs[0]!, calls: [["unheardOf", 1] as const]}]};
    await expect(readNetwork(unheardOf, await assemble("kernels"), 1)).rejects.toThrow(
      "unknown kernel unheardOf: kernels and network are of different builds"
    );
  });
});
