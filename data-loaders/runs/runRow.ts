import {sum} from "d3";
import type {Split} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {EvaluatedRun} from "./evaluatedRun.js";

/** The run's row of table `runs`. */
export function runRow(evaluated: EvaluatedRun): Row<"runs"> {
  const {run, protocol, layers, epochs, evaluations, model, profile} = evaluated;
  return {
    run: run.name,
    model,
    variant: run.variant,
    seed: run.seed,
    profile,
    origin: "build",
    isStale: false,
    verifiedAt: evaluated.startedAt,
    parameterCount: sum(layers.map((layer) => layer.parameterCount)),
    forwardFlops: sum(layers.map((layer) => layer.flops)),
    epochCount: protocol.epochCount,
    batchSize: protocol.batchSize,
    learningRate: protocol.learningRate,
    trainCount: evaluations.train.labels.length,
    ...scores(evaluations),
    trainSeconds: sum(epochs.filter(({split}) => split === "train").map(({seconds}) => seconds)),
    inferenceMicroseconds: evaluated.inferenceMicroseconds,
    workerCount: evaluated.workerCount,
    weightsSha256: evaluated.weightsSha256,
    datasetSha256: evaluated.datasetSha256,
    startedAt: evaluated.startedAt,
    machine: evaluated.machine
  };
}

type Scores = Pick<Row<"runs">, `${Split}${"Accuracy" | "Loss"}`>;

function scores({train, validation, test}: EvaluatedRun["evaluations"]): Scores {
  return {
    trainAccuracy: train.accuracy,
    trainLoss: train.loss,
    validationAccuracy: validation.accuracy,
    validationLoss: validation.loss,
    testAccuracy: test.accuracy,
    testLoss: test.loss
  };
}
