import {exportNetwork, type ExportedParts} from "../engine/export/exportNetwork.js";
import {parameterCounts, type ParameterCounts} from "../engine/export/parameters.js";
import type {ExportedNetwork} from "../engine/runtime/exportedNetwork.js";
import {contentKey} from "../store/contentKey.js";
import {ofModel} from "../models/topology.js";
import {describeLayers, type LayerDescription} from "../models/describeLayers.js";
import {variant} from "./variants.js";

/** A variant's network layer by layer. */
export function describeVariant(name: string): LayerDescription[] {
  return ofModel(variant(name).topology, describeLayers);
}

/** How many parameters a variant's network has. */
export function parameterCountsOf(name: string): ParameterCounts {
  return ofModel(variant(name).topology, parameterCounts);
}

const hashes = new Map<string, string>();

/** Names a variant's network: its layers, how they follow one another, and how their weights are drawn. */
export function networkHash(name: string): string {
  const hash = hashes.get(name) ?? ofModel(variant(name).topology, (model) => contentKey(model.toJSON(null, false)));
  hashes.set(name, hash);
  return hash;
}

/** A variant's network as it runs without tfjs. @throws RangeError if a step of it is no kernel of ours */
export function exportVariant(name: string, parts: ExportedParts): ExportedNetwork {
  return ofModel(variant(name).topology, (model) => exportNetwork(name, model, parts));
}
