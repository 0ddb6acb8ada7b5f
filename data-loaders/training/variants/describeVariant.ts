import type * as tf from "@tensorflow/tfjs";
import {describeLayers, type LayerDescription} from "../../models/describeLayers.js";
import {parameterCounts, type ParameterCounts} from "../../engine/parameters.js";
import {variant} from "./variants.js";

/** A variant's network layer by layer. Needs a started backend to build it on. */
export function describeVariant(name: string): LayerDescription[] {
  return ofModel(name, describeLayers);
}

/** How many parameters a variant's network has. Needs a started backend to build it on. */
export function parameterCountsOf(name: string): ParameterCounts {
  return ofModel(name, parameterCounts);
}

function ofModel<T>(name: string, take: (model: tf.LayersModel) => T): T {
  const model = variant(name).topology.build(0);
  const taken = take(model);
  model.dispose();
  return taken;
}
