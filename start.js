// Starts one of the project's TypeScript programs in this process: node start.js data-loaders/cli.ts report
// It is plain, old JavaScript, so that a Node that is too old says so and does not fail on what it does not know.
import {mkdirSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync, rmSync} from "fs";
import {tmpdir} from "os";
import {join, resolve} from "path";
import {fileURLToPath, pathToFileURL} from "url";

const project = fileURLToPath(new URL(".", import.meta.url));
const millisecondsBetweenLooks = 1000;

try {
  requireNode();
  provideTemporaryFolder();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
endWithParent();
await start();

function requireNode() {
  const {engines} = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const least = /[\d.]+/.exec(engines.node)[0].split(".").map(Number);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  throw new Error(
    `this report needs Node ${least.join(".")} or later, this is ${process.versions.node}; see README.md`
  );
}

/** Compilers, loaders and browsers need a temporary folder: where the system's cannot be used, one of our own is. */
function provideTemporaryFolder() {
  try {
    tryWriting(tmpdir());
  } catch (error) {
    const own = resolve(project, ".cache", "tmp");
    try {
      mkdirSync(own, {recursive: true});
      tryWriting(own);
    } catch {
      const remedy = "name a folder that can be written in TMPDIR";
      throw new Error(
        `cannot write into the temporary folder ${tmpdir()} nor into ${own}: ${error.message}; ${remedy}`
      );
    }
    console.error(`cannot write into the temporary folder ${tmpdir()} (${error.code}); using ${own}`);
    process.env.TMPDIR = own;
  }
}

function tryWriting(folder) {
  const trial = mkdtempSync(join(folder, "report-"));
  try {
    writeFileSync(join(trial, "trial"), "is there room?");
  } finally {
    rmSync(join(trial, "trial"), {force: true});
    rmdirSync(trial);
  }
}

/**
 * npm that is killed leaves what it runs to go on by itself, as nobody's child. This ends it, within its checkpoints,
 * so that a next start neither waits for it nor loses anything.
 */
function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return; // started by hand, so perhaps meant to stay
  const parents = ancestors();
  const look = () => {
    if (ancestors() === parents) return;
    console.error("npm, which started this, is gone: ending; what was begun goes on at the next start");
    process.exit(1);
  };
  setInterval(look, millisecondsBetweenLooks).unref();
}

/** The ids of the process that started this one and, where that is npm's shell, of npm. Source: proc(5). */
function ancestors() {
  const parent = process.ppid;
  try {
    const [, name, fields] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${parent}/stat`, "utf8"));
    return /^(?:ba|da|a|z|k)?sh$/.test(name) ? `${parent} ${fields.split(" ")[1]}` : `${parent}`;
  } catch {
    return `${parent}`; // no /proc
  }
}

async function start() {
  const [program] = process.argv.splice(2, 1);
  process.argv[1] = resolve(program);
  const {register} = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(process.argv[1]).href);
}
