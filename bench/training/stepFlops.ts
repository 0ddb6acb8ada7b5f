import {describeVariant} from "../../data-loaders/models/describeVariant.js";
import type {Model} from "../../src/lib/tableSchemas.js";

/**
 * Operations of a training step for one image, as the layers define them: each product once forward, once for its
 * weights' gradient, and once for its input's, which the first layer needs not. Needs a started engine.
 */
export function stepFlops(model: Model): number {
  const products = describeVariant(model).filter(({kind}) => kind === "conv" || kind === "dense");
  return products.reduce((sum, {flops}, i) => sum + (i === 0 ? 2 : 3) * flops, 0);
}
