import {models} from "../lib/schemas/vocabulary.js";
import {modelColour, modelName} from "./theme.js";

/** Plot's colour scale by model: the same two colours everywhere. */
export const modelScale = {
  domain: models.map((model) => modelName[model]),
  range: models.map((model) => modelColour[model])
};
