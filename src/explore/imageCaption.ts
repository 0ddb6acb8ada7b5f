import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {models} from "../lib/tableSchemas.js";
import type {TestImages} from "./testImages.js";

/** An image in words: "Test image 42: Shirt; ANN says Coat, CNN says Shirt". */
export function imageCaption({labels, ...images}: TestImages, image: number): string {
  const said = models.map((model) => `${modelName[model]} says ${className(images[model].predictions[image]!)}`);
  return `Test image ${image}: ${className(labels[image]!)}; ${said.join(", ")}`;
}
