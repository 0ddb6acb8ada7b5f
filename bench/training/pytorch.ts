import {spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {Contender} from "./contender.js";

/** Interpreters to look for PyTorch in: the first on the path, and Debian's, which another may hide. */
const interpreters = ["python3", "/usr/bin/python3"];

const python = interpreters.find((path) => spawnSync(path, ["-c", "import torch"], {stdio: "ignore"}).status === 0);

/**
 * The same steps in PyTorch, where it is installed: the median step, which leaves out the stalls of its threads and so
 * is in its favour.
 * @param threads 0 for its default
 */
export function pytorch(threads: number): Contender {
  return {
    name: `PyTorch, ${threads === 0 ? "its default of threads" : threads === 1 ? "1 thread" : `${threads} threads`}`,
    measure: (network) => {
      if (python === undefined) return Promise.resolve(undefined);
      const script = fileURLToPath(new URL("./pytorch.py", import.meta.url));
      const {stdout} = spawnSync(python, [script, network, String(threads)], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"]
      });
      return Promise.resolve(Number(stdout));
    }
  };
}
