import {annTopology} from "../models/ann.js";
import {cnnTopology} from "../models/cnn.js";
import {variantOf} from "./variant.js";

/** The source's two models, and the other reading of its CNN. */
export const sourceVariants = {
  ann: variantOf(annTopology(), ""),
  cnn: variantOf(cnnTopology(), ""),
  "cnn-one-pool": variantOf(cnnTopology({poolCount: 1}), "one pooling, 64 × 14 × 14 values flattened")
};
