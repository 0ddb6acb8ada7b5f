import type {Tables} from "../lib/tables.js";

export {quickBuild, claimCount} from "./index.js";

const measured =
  (id: string) =>
  ({claims}: Tables): string =>
    claims.find((claim) => claim.id === id)!.measured;

export const annMeasured = measured("C12");
export const cnnMeasured = measured("C13");
export const gapMeasured = measured("C16");
export const flattenMeasured = measured("C08");
