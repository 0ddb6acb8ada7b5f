import {spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {Contender} from "./contender.js";

/** tfjs as it is installed, on one of its backends, in a process of its own; for the report's models. */
export function stock(backend: "cpu" | "wasm"): Contender {
  const names = {
    cpu: "tfjs, pure JavaScript",
    wasm: "tfjs, its wasm backend, the missing kernel composed"
  };
  return {
    name: names[backend],
    isSlow: backend === "cpu",
    measure: (network) => {
      if (network !== "ann" && network !== "cnn") return Promise.resolve(undefined);
      const script = fileURLToPath(new URL("./stockSteps.ts", import.meta.url));
      const {stdout} = spawnSync(process.execPath, ["--import", "tsx", script, backend, network], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"]
      });
      return Promise.resolve(Number(stdout));
    }
  };
}
