import {fileURLToPath} from "node:url";
import {buildSync} from "esbuild";

/** The worker as one script that imports nothing. @throws Error if a module of it cannot be read */
export function workerCode(): Uint8Array {
  const {outputFiles} = buildSync({
    entryPoints: [fileURLToPath(new URL("../worker.ts", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent"
  });
  return outputFiles[0]!.contents;
}
