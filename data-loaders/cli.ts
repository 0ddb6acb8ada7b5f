import {parseArgs} from "node:util";
import {buildSite} from "../site/build.js";
import {withoutBulk} from "../site/pages/bulkSheets.js";
import {serve} from "../site/serve.js";
import {listRuns} from "./commands/listRuns.js";
import {recordRuns, trainFullProfile} from "./commands/recordRuns.js";
import {refresh} from "./commands/refresh.js";
import {trainRuns} from "./commands/trainRuns.js";
import {verifyRuns} from "./commands/verifyRuns.js";
import {report, type ReportFiles} from "./report.js";
import {parseProfile, type Profile} from "./training/protocol.js";

const usage = `usage: tsx data-loaders/cli.ts COMMAND [--profile quick|core|full]
  report [--no-serve] [--port N] [--output FOLDER]
                       get the data, train, build the site, serve it on 127.0.0.1
  build [--output FOLDER]
                       the site, training only what is not stored
  prepare              the data and the trained models alone, as a preview needs them
  refresh              train again from nothing, build, print each number beside the recorded one
  train RUN…           train given runs, such as cnn-s1, unless they are stored
  verify RUN…          train given runs again and compare their weights with the recorded ones, bit by bit
  record [RUN…]        keep runs in data-loaders/recorded/: those named, else all of the full profile that are stored
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
  prepare: ({profile}) => prepare(profile).then(() => undefined),
  refresh: async (options) => {
    await refresh(options.profile);
    await build(options);
  },
  train: ({profile}, runs) => trainRuns(runs, profile),
  verify: ({profile}, runs) => verifyRuns(runs, profile),
  record: (_, runs) => recordRuns(runs),
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
  const {bulkSheets} = withoutBulk(await prepare(profile));
  console.error("building the site");
  await buildSite({output, dataFiles: bulkSheets, log: console.error});
  console.error(`the site is in ${output}/`);
}

/** The report's files. In the full profile every run of the report is trained and recorded first. */
async function prepare(profile: Profile): Promise<ReportFiles> {
  if (profile === "full") await trainFullProfile();
  return report(profile);
}

async function open({output, port}: Options): Promise<void> {
  const {address} = await serve({folder: output, port});
  console.error(`the report is at ${address}; stop with Ctrl-C`);
}
