import {coreRun} from "./lookup.js";
import type {Standardisation} from "./modelLines.js";
import {models, portableVariants, type Model, type PortableVariant} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

/** What the networks that can be taken home are called. */
export const portableNames: Readonly<Record<PortableVariant, string>> = {
  ann: "ANN",
  cnn: "CNN",
  "resnet-20": "ResNet-20"
};

/** The networks that can be taken home from this build, in their order. */
export function portableNetworks({modelFiles}: Pick<Tables, "modelFiles">): readonly PortableVariant[] {
  return portableVariants.filter((name) => modelFiles.some(({variant}) => variant === name));
}

/** Whether a variant is one of the two models, which each build trains. */
export function isModel(variant: string): variant is Model {
  return (models as readonly string[]).includes(variant);
}

/**
 * The run whose weights a network has: the build's own, or, of networks that were trained once, the recorded one.
 * @throws Error if the table has none
 */
export function portableRun(tables: Pick<Tables, "runs">, variant: PortableVariant): Row<"runs"> {
  if (isModel(variant)) return coreRun(tables, variant);
  const run = tables.runs.find((row) => row.run === `${variant}-s1`);
  if (run === undefined) throw new Error(`missing run: expected table runs to hold ${variant}-s1`);
  return run;
}

/** How a network's pixels are standardised. @throws Error if the table has none of its files */
export function standardisationOf({modelFiles}: Pick<Tables, "modelFiles">, variant: PortableVariant): Standardisation {
  const row = modelFiles.find((file) => file.variant === variant);
  if (row === undefined) throw new Error(`missing file: expected table model-files to hold one of ${variant}`);
  return row;
}
