import {parseArgs} from "node:util";
import {replaceableFolder} from "../site/outputFolder.js";
import type {Publication} from "../site/publish/publication.js";
import {cardSize} from "./publication/card.js";
import {facts, siteUrl} from "./publication/facts.js";
import {publicFiles} from "./publication/publicFiles.js";
import {thisProject} from "./project.js";
import type {StoredReport} from "./report/report.js";
import {reportFolderVariable} from "./report/subjectFiles.js";
import {makeFolder} from "./store/makeFolder.js";
import {parseProfile, type Profile} from "./training/protocol.js";

const usage = `usage: npm run COMMAND -- [RUN…] [OPTION…]; all take --profile quick|core|full but record
  report [--no-serve] [--port N] [--output FOLDER] [--archive]
                       get the data, train, build the site, serve it on 127.0.0.1; --archive: write it into archive/
                       instead of serving it, as one HTML file and as a PDF
  build [--output FOLDER]
                       the site, training only what is not stored
  prepare              the data and the trained models alone, as a preview needs them
  refresh [--output FOLDER]
                       train again from nothing, build, print each number beside the recorded one
  train RUN…           train given runs, such as cnn-s1, unless they are stored
  verify RUN… | --all  train given runs again and compare all that is recorded of them, bit by bit; --all those that
                       were not verified with today's code; findings too: near-duplicates, hog-svm, smallest-changes
  verify RUN --steps A-B
                       train the steps between two checkpoints of a run again, from the one to the other
  record [RUN…]        keep runs in recorded/: those named, else all of the full profile that are stored; findings too,
                       or checkpoints
  hashes               compare the weights of the report's runs with those recorded
  runs [--json]        list all runs with their state`;

/** What the command line may say besides the command and its runs. */
const options = {
  profile: {type: "string"},
  output: {type: "string"},
  port: {type: "string"},
  "no-serve": {type: "boolean"},
  archive: {type: "boolean"},
  json: {type: "boolean"},
  all: {type: "boolean"},
  steps: {type: "string"},
  help: {type: "boolean", short: "h"}
} as const;

const archiveFolder = "archive";

/** Widths of figures in a window of 1280 px, as src/styles has them, px. */
const room = {width: 680, widths: {".wide": 880}} as const;

/** What the site says of itself to those who link to it. @throws Error if SITE_URL holds no address */
function publication(): Publication {
  return {
    url: siteUrl(),
    name: facts.title,
    card: {
      path: "data/card.png",
      ...cardSize,
      alt: "A garment, the ANN’s answer struck out over the right one, and the finding"
    },
    structuredData: "data/about.json",
    files: Object.fromEntries(Object.entries(publicFiles).map(([name, says]) => [`data/${name}`, says]))
  };
}

interface Settings {
  readonly profile: Profile;
  readonly output: string;
  readonly port: number;
  readonly serves: boolean;
  readonly archives: boolean;
  readonly json: boolean;
  readonly all: boolean;
  readonly steps: string | undefined;
}

interface Command {
  readonly takes: readonly (keyof typeof options)[];
  readonly takesRuns?: boolean;
  readonly run: (settings: Settings, runs: readonly string[]) => Promise<void>;
}

const commands: Readonly<Record<string, Command>> = {
  report: {
    takes: ["profile", "output", "port", "no-serve", "archive"],
    run: async (settings) => {
      if (settings.archives) makeFolder(archiveFolder); // what is in its way is told of before anything is trained
      await build(settings);
      if (settings.archives) await archive(settings);
      else if (settings.serves) await open(settings);
    }
  },
  build: {takes: ["profile", "output"], run: build},
  prepare: {takes: ["profile"], run: ({profile}) => prepare(profile).then(() => undefined)},
  refresh: {
    takes: ["profile", "output"],
    run: async (settings) => {
      await replaceableFolder(thisProject.root, settings.output);
      const {refresh} = await import("./commands/refresh.js");
      await refresh(settings.profile);
      await build(settings);
    }
  },
  train: {
    takes: ["profile"],
    takesRuns: true,
    run: async ({profile}, runs) => (await import("./commands/trainRuns.js")).trainRuns(runs, profile)
  },
  verify: {
    takes: ["profile", "all", "steps"],
    takesRuns: true,
    run: verify
  },
  record: {takes: [], takesRuns: true, run: (_, runs) => record(runs)},
  hashes: {
    takes: ["profile"],
    run: async ({profile}) => (await import("./commands/compareHashes.js")).compareHashes(profile)
  },
  runs: {
    takes: ["profile", "json"],
    run: async ({profile, json}) => (await import("./commands/listRuns.js")).listRuns(profile, json)
  }
};

// A command loads what it needs when it is run, so that help and a wrong command line are answered at once.

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const {values, positionals} = commandLine();
  if (values.help) return console.log(usage);
  const [name = "", ...runs] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Error(`unknown command: got "${name}"\n${usage}`);
  const foreign = Object.keys(values).find((option) => !command.takes.some((known) => known === option));
  if (foreign !== undefined) throw new Error(`${name} takes no --${foreign}\n${usage}`);
  if (runs.length > 0 && !command.takesRuns) throw new Error(`${name} takes no runs: got ${runs.join(" ")}\n${usage}`);
  const {profile = "core", output = "dist", port = "4173", json = false, all = false, steps} = values;
  const [serves, archives] = [!values["no-serve"], values.archive ?? false];
  const settings = {profile: parseProfile(profile), output, port: parsePort(port), json, all, serves, archives, steps};
  await command.run(settings, runs);
}

/** The command line's parts. @throws Error with the usage if it has an option that there is not, or one without its value */
function commandLine() {
  try {
    return parseArgs({allowPositionals: true, options});
  } catch (error) {
    throw new Error(`${(error as Error).message.replace(/\. To specify .*$/, "")}\n${usage}`, {cause: error});
  }
}

/** Records runs and findings; by the name "checkpoints", the hashes of what the epochs of the report's runs leave. */
async function record(names: readonly string[]): Promise<void> {
  if (names.length === 1 && names[0] === "checkpoints")
    await (await import("./commands/verifyStretch.js")).recordCheckpoints();
  else await (await import("./commands/recordRuns.js")).recordRuns(names);
}

async function verify({profile, all, steps}: Settings, runs: readonly string[]): Promise<void> {
  if (steps === undefined) await (await import("./commands/verifyRuns.js")).verifyRuns(runs, profile, {all});
  else await (await import("./commands/verifyStretch.js")).verifyStretch(runs, steps, profile);
}

/** @throws RangeError if the text is no whole number from 0, the system's choice, to 65535 */
function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new RangeError(`invalid --port: expected a whole number from 0 to 65535, got "${text}"`);
}

async function build({profile, output}: Settings): Promise<void> {
  await replaceableFolder(thisProject.root, output);
  siteUrl(); // a wrong one is told of before anything is trained
  process.env["REPORT_PROFILE"] = profile; // Framework's configuration and loaders get no arguments
  process.env[reportFolderVariable] = (await prepare(profile)).folder;
  console.error("building the site");
  const {buildSite} = await import("../site/build.js");
  await buildSite({output, room, publication: publication(), log: console.error});
  console.error(`the site is in ${output}/`);
}

/** The report. In the full profile every run of the report is trained and recorded first. */
async function prepare(profile: Profile): Promise<StoredReport> {
  if (profile === "full") await (await import("./commands/recordRuns.js")).trainFullProfile();
  return (await import("./report/report.js")).storedReport(profile);
}

async function archive({output}: Settings): Promise<void> {
  const {writeArchive} = await import("../site/archive/writeArchive.js");
  const chromium = process.env["CHROMIUM_PATH"] ?? "chromium";
  await writeArchive({site: output, folder: archiveFolder, chromium, log: console.error});
}

async function open({output, port}: Settings): Promise<void> {
  const {serve} = await import("../site/serve.js");
  const {address} = await serve({folder: output, port});
  console.error(`the report is at ${address}; stop with Ctrl-C`);
}
