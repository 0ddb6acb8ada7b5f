import {join} from "node:path";
import {buildSync} from "esbuild";

let address: URL | undefined;

/**
 * Where a worker thread finds its code, as one module that imports nothing but Node's own, bundled once: a thread that
 * need not load each module, nor TypeScript's loader before them, starts in a tenth of the time.
 */
export function trainingWorkerCode(): URL {
  if (address !== undefined) return address;
  const {outputFiles} = buildSync({
    entryPoints: [join(import.meta.dirname, "trainingWorker.ts")],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    write: false
  });
  address = new URL(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`);
  return address;
}
