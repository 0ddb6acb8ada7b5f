import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {temporaryFolder} from "../store/temporaryFolder.js";

const lockfile = {
  packages: {
    "node_modules/@tensorflow/tfjs": {version: "4.22.0", integrity: "sha512-a"},
    "node_modules/assemblyscript": {version: "0.28.20", integrity: "sha512-b"},
    "node_modules/binaryen": {version: "131.0.0", integrity: "sha512-c"}
  }
};

/** A new folder with all that a run's key is made of: a source in each folder that decides its bits, and a lockfile. */
export function smallProject(): string {
  const root = temporaryFolder();
  for (const folder of ["dataset", "engine", "models", "randomness", "training"]) {
    mkdirSync(join(root, "data-loaders", folder), {recursive: true});
    writeFileSync(join(root, "data-loaders", folder, "source.ts"), `export const folder = "${folder}";\n`);
  }
  writeFileSync(join(root, "package-lock.json"), JSON.stringify(lockfile));
  return root;
}
