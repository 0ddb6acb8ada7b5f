import type {OptimiserName} from "../lib/optimiserLookup.js";
import type {Model} from "../lib/schemas/vocabulary.js";

/** Colours as styles/tokens.css defines them for light and dark; drawings name them and never a colour of their own. */
export const modelColour: Readonly<Record<Model, string>> = {ann: "var(--ann)", cnn: "var(--cnn)"};

/** Dashes by which lines of the two models are told apart without colour. */
export const modelDash: Readonly<Record<Model, string>> = {ann: "7 4", cnn: "none"};

/** Dashes of a line by optimiser: only Adam's, the original report's, is unbroken. */
export const optimiserDash: Readonly<Record<OptimiserName, string>> = {
  Adam: "",
  momentum: "6 3",
  "plain SGD": "1.5 3"
};

export const ink = "var(--ink)";
export const muted = "var(--muted)";
export const hairline = "var(--hairline)";

/** Models as the original report calls them. */
export const modelName: Readonly<Record<Model, string>> = {ann: "ANN", cnn: "CNN"};
