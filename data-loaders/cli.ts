import {parseArgs} from "node:util";
import {buildSite} from "../site/build.js";
import {serve} from "../site/serve.js";
import {trainRuns} from "./commands/trainRuns.js";
import {report} from "./report.js";
import {parseProfile, type Profile} from "./training/protocol.js";

const usage = `usage: tsx data-loaders/cli.ts COMMAND [--profile quick|core|full] …
  report [--no-serve] [--port N]   get the data, train, build the site, serve it on 127.0.0.1
  build [--output FOLDER]          the site, training only what is not stored
  prepare                          the data and the trained models alone, as a preview needs them
  refresh                          train again from nothing, build, compare with the recorded numbers
  train RUN…                       train given runs, such as cnn-s1
  verify RUN…                      train given runs again and compare every bit with the store
  runs [--json]                    list all runs with their state`;

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    profile: {type: "string", default: "core"},
    output: {type: "string", default: "dist"},
    port: {type: "string", default: "4173"},
    "no-serve": {type: "boolean", default: false},
    json: {type: "boolean", default: false}
  }
});

await main(positionals[0], positionals.slice(1)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(command: string | undefined, runs: readonly string[]): Promise<void> {
  const profile = parseProfile(values.profile);
  process.env["REPORT_PROFILE"] = profile; // Framework's loaders read it
  switch (command) {
    case "report":
      await build(profile);
      return values["no-serve"] ? undefined : open(Number(values.port));
    case "build":
      return build(profile);
    case "prepare":
      return void (await report(profile));
    case "train":
      return trainRuns(runs, profile);
    default:
      throw new Error(command === undefined ? usage : `unknown command: got ${command}\n${usage}`);
  }
}

async function build(profile: Profile): Promise<void> {
  await report(profile);
  console.error("building the site");
  await buildSite({output: values.output, log: () => {}});
  console.error(`the site is in ${values.output}/`);
}

async function open(port: number): Promise<void> {
  const {address} = await serve({folder: values.output, port});
  console.error(`the report is at ${address}`);
}
