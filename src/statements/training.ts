import {count, fixed, percent, seconds} from "../lib/format.js";
import {coreRun, epochsOf, splitCount} from "../lib/lookup.js";
import type {Tables} from "../lib/tables.js";

const fact =
  (name: string) =>
  ({provenance}: Pick<Tables, "provenance">): string =>
    provenance.find((row) => row.fact === name)!.value;

export const learningRate = fact("learning rate");
export const batchSize = fact("batch size");
export const shardSize = fact("shard size");
export const epochCount = fact("epochs");
export const betas = (tables: Pick<Tables, "provenance">): string =>
  `${fact("Adam beta 1")(tables)} and ${fact("Adam beta 2")(tables)}`;

export const stepsPerEpoch = (tables: Pick<Tables, "classCounts" | "runs">): string => {
  return count(Math.ceil(splitCount(tables, "train") / coreRun(tables, "cnn").batchSize));
};

export const machine = (tables: Pick<Tables, "runs">): string => coreRun(tables, "cnn").machine;
export const annTime = (tables: Pick<Tables, "runs">): string => seconds(coreRun(tables, "ann").trainSeconds);
export const cnnTime = (tables: Pick<Tables, "runs">): string => seconds(coreRun(tables, "cnn").trainSeconds);

export const cnnMemory = (tables: Pick<Tables, "runs" | "epochs">): string => {
  const epochs = epochsOf(tables, "cnn", "validation");
  const best = epochs.reduce((low, row) => (row.loss < low.loss ? row : low));
  const last = epochs.at(-1)!;
  if (best === last)
    return `In this build the CNN’s validation loss is lowest at the end, ${fixed(last.loss, 3)} nats.`;
  return `In this build the CNN’s validation loss is lowest after epoch ${best.epoch}, ${fixed(best.loss, 3)} nats, and ${fixed(last.loss, 3)} after the last, while its validation accuracy goes from ${percent(best.accuracy)} to ${percent(last.accuracy)}: ${last.accuracy >= best.accuracy ? "a higher loss without more mistakes, as when a network grows surer of its mistakes (not measured; one seed)" : "a higher loss with more mistakes (one seed)"}.`;
};

export const annMemory = (tables: Pick<Tables, "runs">): string => {
  const {trainAccuracy, validationAccuracy} = coreRun(tables, "ann");
  return `With dropout off, this build’s ANN ends at ${percent(trainAccuracy)} on training and ${percent(validationAccuracy)} on validation images.`;
};
