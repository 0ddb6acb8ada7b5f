import {mkdirSync} from "node:fs";
import {writeFailure} from "./writeFailure.js";

/**
 * Makes a folder and those above it, where missing.
 * @throws Error if it cannot be made, with its name and what to do
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, {recursive: true});
  } catch (error) {
    throw writeFailure(folder, error);
  }
}
