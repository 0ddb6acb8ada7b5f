import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {loadFashionMnist} from "../../data-loaders/dataset/loadFashionMnist.js";
import {searchNames, stoppedTrials, trialName} from "../../data-loaders/experiments/searches.js";
import {trialSeed} from "../../data-loaders/experiments/successiveHalving.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {runOf} from "../../data-loaders/training/run.js";
import {train} from "../../data-loaders/training/train.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";

const names = searchNames.flatMap((search) =>
  (stoppedTrials[search] ?? []).map((trial) => trialName(search, trial, 1))
);

it.each(names)("the training of %s stops in its first epoch", async (name) => {
  const run = runOf(name, trialSeed);
  const {protocol, topology} = variant(name);
  const dataset = await loadFashionMnist({}, {log: () => undefined});
  const options = {checkpointPath: join(tmpdir(), "no-checkpoint"), checkpointSeconds: Infinity};
  const training = train(run, protocol, trainingData(dataset, protocol, trialSeed), topology, options);
  await expect(training).rejects.toThrow(/failed in epoch 1, step \d+: expected (?:a finite|several)/);
});
