import {beforeAll, describe, expect, it} from "vitest";
import {assemble} from "../../../data-loaders/engine/assemble.js";
import type {ExportedNetwork} from "../../../data-loaders/engine/runtime/exportedNetwork.js";
import {loadNetwork, type Network} from "../../../data-loaders/engine/runtime/loadNetwork.js";
import {readParameters} from "../../../data-loaders/engine/export/parameters.js";
import {runOf} from "../../../data-loaders/training/run.js";
import {trainAlone} from "../../../data-loaders/training/trainAlone.js";
import {trainingData} from "../../../data-loaders/training/trainingData.js";
import {exportVariant, parameterCountsOf} from "../../../data-loaders/experiments/describeVariant.js";
import {temporaryFolder} from "../../store/temporaryFolder.js";
import {loadFixture} from "../../fixtures/dataset/loadFixture.js";
import {smallProtocols, trainSmall} from "../../training/smallRun.js";
import {drawnModel} from "../../models/drawnModel.js";

const shards = [
  {exampleCount: 16, batchSize: 64},
  {exampleCount: 16, batchSize: 32},
  {exampleCount: 16, batchSize: 48}
];
const layers = {ann: ["dense1", "dense2"], cnn: ["conv1", "pool1", "conv2", "pool2", "dense1"]} as const;

const networks = ["ann", "cnn"] as const;
const exported = new Map<string, ExportedNetwork>();
beforeAll(() => {
  for (const name of networks)
    exported.set(name, exportVariant(name, {outputCounts: [1, 10, 20, 30, 40, 50], shards, layers: layers[name]}));
});

/** The network as it comes back from a file. */
async function readBack(name: string, seed = 1): Promise<Network> {
  return loadNetwork(
    JSON.parse(JSON.stringify(exported.get(name))) as ExportedNetwork,
    await assemble("kernels"),
    seed
  );
}

describe.each(networks)("the %s, exported and read again", (name) => {
  it("draws the initial parameters that the model has", async () => {
    const model = drawnModel(name, 1);
    const read = await readBack(name);
    expect(read.initialParameters()).toEqual(readParameters(model));
    expect((await readBack(name, 2)).initialParameters()).not.toEqual(read.initialParameters());
    model.dispose();
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
    const read = await readBack(name);
    read.parameters.view.set(read.initialParameters());
    const program = read.layers;
    const outputs = read.outputsOf(1);
    for (const {view} of [program.x, outputs.x]) view.forEach((_, i) => (view[i] = Math.sin(i)));
    program.run();
    outputs.run();
    expect(program.logits.view).toEqual(outputs.logits.view);
    expect(Object.keys(program.layers)).toEqual(layers[name]);
    const last = program.layers[layers[name].at(-1)!]!.view;
    const parameters = read.parameters.view.subarray(-1290);
    const logit = last.reduce((sum, value, unit) => sum + value * parameters[unit * 10]!, parameters[1280]!);
    expect(program.logits.view[0]).toBeCloseTo(logit, 4);
  });
  it("says what it was exported without", async () => {
    const read = await readBack(name);
    expect(() => read.outputsOf(7)).toThrow(`network ${name} was exported without outputs of 7 examples`);
    expect(() => read.gradientOf(16, 17)).toThrow("without the gradient of 16 of 17 examples");
  });
});

describe("an exported network", () => {
  it("that names a kernel which there is not is refused", async () => {
    const {outputs, ...rest} = structuredClone(exported.get("ann")!);
    const unheardOf = {...rest, outputs: [{...outputs[0]!, calls: [["unheardOf" as "add", 1] as const]}]};
    await expect(loadNetwork(unheardOf, await assemble("kernels"), 1)).rejects.toThrow(
      "unknown kernel unheardOf: kernels and network are of different builds"
    );
  });
});
