import {parseArgs} from "node:util";
import {buildSite} from "../site/build.js";
import {withoutBulk} from "../site/pages/bulkSheets.js";
import {serve} from "../site/serve.js";
import {listRuns} from "./commands/listRuns.js";
import {recordRuns} from "./commands/recordRuns.js";
import {refresh} from "./commands/refresh.js";
import {trainRuns} from "./commands/trainRuns.js";
import {verifyRuns} from "./commands/verifyRuns.js";
import {report} from "./report.js";
import {parseProfile, type Profile} from "./training/protocol.js";

const usage = `usage: tsx data-loaders/cli.ts COMMAND [--profile quick|core]
  report [--no-serve] [--port N] [--output FOLDER]
                       get the data, train, build the site, serve it on 127.0.0.1
  build [--output FOLDER]
                       the site, training only what is not stored
  prepare              the data and the trained models alone, as a preview needs them
  refresh              train again from nothing, build, print each number beside the recorded one
  train RUN…           train given runs, such as cnn-s1, unless they are stored
  verify RUN…          train given runs again and compare their weights with the recorded ones, bit by bit
  record               keep this build's runs in data-loaders/recorded/
  runs [--json]        list all runs with their state`;

interface Options {
  readonly profile: Profile;
  readonly output: string;
  readonly port: number;
  readonly serves: boolean;
  readonly json: boolean;
}

const commands: Readonly<Record<string, (options: Options, runs: readonly string[]) => Promise<void>>> = {
  report: async (options) => {
    await build(options);
    if (options.serves) await open(options);
  },
  build,
  prepare: async ({profile}) => void (await report(profile)),
  refresh: async (options) => {
    await refresh(options.profile);
    await build(options);
  },
  train: ({profile}, runs) => trainRuns(runs, profile),
  verify: ({profile}, runs) => verifyRuns(runs, profile),
  record: ({profile}) => recordRuns(profile),
  runs: ({profile, json}) => listRuns(profile, json)
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
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
  const [name = "", ...runs] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Error(`unknown command: got "${name}"\n${usage}`);
  const {output, json} = values;
  const profile = parseProfile(values.profile);
  await command({profile, output, json, port: Number(values.port), serves: !values["no-serve"]}, runs);
}

async function build({profile, output}: Options): Promise<void> {
  process.env["REPORT_PROFILE"] = profile; // Framework's configuration and loaders get no arguments
  const {bulkSheets} = withoutBulk(await report(profile));
  console.error("building the site");
  await buildSite({output, dataFiles: bulkSheets, log: console.error});
  console.error(`the site is in ${output}/`);
}

async function open({output, port}: Options): Promise<void> {
  const {address} = await serve({folder: output, port});
  console.error(`the report is at ${address}; stop with Ctrl-C`);
}
