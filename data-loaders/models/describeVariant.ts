import {describeLayers, type LayerDescription} from "./describeLayers.js";
import {variant, type VariantName} from "./variants.js";

/** A variant's network layer by layer. Needs a started backend to build it on. */
export function describeVariant(name: VariantName): LayerDescription[] {
  const model = variant(name).build(0);
  const layers = describeLayers(model);
  model.dispose();
  return layers;
}
