import type {Column} from "./column.js";
import {splits, models, corruptionKinds} from "./vocabulary.js";

/** Columns that recur in several tables, and makers of those that differ in their meaning only. */

export const fraction = [0, 1] as const;
export const positive = [0, Infinity] as const;
export const label = {type: "uint8", meaning: "true class index", range: [0, 9]} as const;
export const prediction = {type: "uint8", meaning: "predicted class index", range: [0, 9]} as const;
export const model = {type: "utf8", meaning: "network", oneOf: models} as const;
export const split = {type: "utf8", meaning: "part of the data", oneOf: splits} as const;
export const run = {type: "utf8", meaning: "run: variant and seed"} as const;
export const example = {type: "uint16", meaning: "position in the test file, from 0", range: [0, 9999]} as const;
export const sha256 = (what: string) => ({type: "utf8", meaning: `SHA-256 of ${what}, hexadecimal`}) as const;
export const share = (meaning: string) => ({type: "float32", meaning, range: fraction}) as const;
export const nats = (meaning: string) => ({type: "float32", meaning: `${meaning}, nats`, range: positive}) as const;
export const place = (meaning: string) => ({type: "float32", meaning, range: [-Infinity, Infinity]}) as const;
export const difference = (meaning: string) => ({type: "float32", meaning, range: [-Infinity, Infinity]}) as const;
export const nullable = <C extends Column>(column: C) => ({...column, nullable: true}) as const;
export const trainExample = {
  type: "uint16",
  meaning: "position in the training file, from 0",
  range: [0, 59999]
} as const;
export const sheetName = {type: "utf8", meaning: "sheet that shows it"} as const;
export const sheetCell = {type: "uint16", meaning: "place in the sheet, from 0"} as const;
export const corruptionKind = {type: "utf8", meaning: "what is done to the images", oneOf: corruptionKinds} as const;
export const pValue = (meaning: string) => ({type: "float32", meaning, range: fraction}) as const;
export const wilson = (bound: "lower" | "upper", of: string) =>
  share(`${bound} bound of the 95% Wilson interval of ${of}`);
export const pixels = (meaning: string) =>
  ({type: "float32", meaning: `${meaning}, row by row, levels`, length: 784, range: [0, 255]}) as const;
