import type {Model} from "./schemas/vocabulary.js";

/**
 * Values of a vector below each other before the next column begins: the ANN's as many as an image has rows, the CNN's so
 * that the longest stays beside the feature maps.
 */
export const stripRows: Readonly<Record<Model, number>> = {ann: 28, cnn: 64};

/** Between two feature maps, in sides of a value. */
export const mapGap = 2;

/** Feature maps side by side in a picture of a layer's values. */
export const picturedMapsPerRow = 8;
