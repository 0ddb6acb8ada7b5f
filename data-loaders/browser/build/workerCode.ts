import {fileURLToPath} from "node:url";
import {build, type Plugin} from "esbuild";

/** Entries of workers in data-loaders/browser: one runs networks, one judges predictions, one trains the report's runs again. */
export type WorkerEntry = "worker" | "judgingWorker" | "reproducingWorker";

/** A worker as one script that imports nothing. @throws Error if a module of it cannot be read */
export async function workerCode(entry: WorkerEntry): Promise<Uint8Array> {
  const {outputFiles} = await build({
    entryPoints: [fileURLToPath(new URL(`../${entry}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    plugins: [usedOfD3]
  });
  return outputFiles[0]!.contents;
}

/** d3 only passes on what its parts export, and does not say so: the parts that nothing uses would stay. */
const usedOfD3: Plugin = {
  name: "used of d3",
  setup(build) {
    build.onResolve({filter: /^d3$/}, async ({resolveDir, kind, pluginData}) => {
      if (pluginData === "d3") return undefined;
      const {path} = await build.resolve("d3", {resolveDir, kind, pluginData: "d3"});
      return {path, sideEffects: false};
    });
  }
};
