import {count, millions} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import type {Tables} from "../lib/tables.js";

export const annParameters = (tables: Pick<Tables, "runs">): string => count(coreRun(tables, "ann").parameterCount);
export const cnnParameters = (tables: Pick<Tables, "runs">): string => count(coreRun(tables, "cnn").parameterCount);
export const annOperations = (tables: Pick<Tables, "runs">): string => millions(coreRun(tables, "ann").forwardFlops);
export const cnnOperations = (tables: Pick<Tables, "runs">): string => millions(coreRun(tables, "cnn").forwardFlops);

const flattened =
  (variant: string) =>
  ({layers}: Pick<Tables, "layers">): string => {
    return count(layers.find((layer) => layer.variant === variant && layer.kind === "flatten")!.channelCount);
  };

export const twoPoolings = flattened("cnn");
export const onePooling = flattened("cnn-one-pool");

export const onePoolingParameters = ({layers}: Pick<Tables, "layers">): string => {
  return count(
    layers.filter(({variant}) => variant === "cnn-one-pool").reduce((sum, layer) => sum + layer.parameterCount, 0)
  );
};
