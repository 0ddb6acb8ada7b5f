import {count, list} from "../lib/format.js";
import {isModel, portableNames, portableNetworks, portableRun} from "../lib/portableNetworks.js";
import type {PortableVariant} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";

/** What there is to take home, and who trained it when. */
export const modelsInWords = (tables: Pick<Tables, "runs" | "modelFiles">): string => {
  const named = (variant: PortableVariant): string =>
    `${count(portableRun(tables, variant).parameterCount)} parameters of the ${portableNames[variant]}`;
  const networks = portableNetworks(tables);
  const own = `The ${list(networks.filter(isModel).map(named))} are as this build trained them.`;
  const others = networks.filter((variant) => !isModel(variant));
  if (others.length === 0) return own;
  return `${own} The ${list(others.map(named))} are those of a recorded run, not of this build.`;
};
