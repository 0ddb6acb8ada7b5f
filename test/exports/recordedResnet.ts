import type {TrainedParameters} from "../../data-loaders/exports/portableNetwork.js";
import {recordedRuns} from "../../data-loaders/runs/recorded/recordedRuns.js";
import {weightsSha256} from "../../data-loaders/runs/storedRun.js";
import {runOf} from "../../data-loaders/training/run.js";

/** ResNet-20 as it is recorded, with weights that have the hash of the run that trained them. */
export async function recordedResnet(): Promise<TrainedParameters> {
  const {row, parameters} = (await recordedRuns("recorded")).find((one) => one.row.run === "resnet-20-s1")!;
  if (weightsSha256(parameters!) !== row.weightsSha256) throw new Error("the recorded weights are others");
  return {run: runOf("resnet-20", 1), parameters: parameters!, weightsSha256: row.weightsSha256};
}
