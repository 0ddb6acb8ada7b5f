import {mkdir, readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Effects} from "./effects.js";
import {readFromFolder} from "./folderSource.js";
import type {Source} from "./source.js";

/** Debian's package of the data set; Ubuntu has it too. */
const packageName = "dataset-fashion-mnist";

/** Where the package, installed, keeps the files. */
export const packageFolder = "/usr/share/datasets/fashion-mnist";

const networkOptions = [
  "-o",
  "Acquire::Retries=0",
  "-o",
  "Acquire::http::Timeout=10",
  "-o",
  "Acquire::https::Timeout=10"
];

/**
 * The package from the machine's own archive, unpacked but not installed, which needs no root.
 * @param scratch folder to work in, made when the first file is asked for; whoever names it removes it
 */
export function packageSource(scratch: string, effects: Effects): Source {
  let unpacked: Promise<string> | undefined;
  const kind = "Debian package";
  return {
    kind,
    place: `apt-get download ${packageName}`,
    read: async (official) => readFromFolder(await (unpacked ??= unpackPackage(scratch, effects)), official, kind)
  };
}

async function unpackPackage(scratch: string, effects: Effects): Promise<string> {
  await mkdir(scratch, {recursive: true});
  await downloadPackage(scratch, effects);
  const archive = (await readdir(scratch)).find((name) => name.endsWith(".deb"));
  if (archive === undefined) throw new Error(`apt-get download left no ${packageName} package in ${scratch}`);
  await effects.runProgram("dpkg-deb", ["-x", archive, "unpacked"], scratch);
  return join(scratch, "unpacked", packageFolder);
}

/** Where the system's package lists are empty or out of date, fetches lists of its own beside the package. */
async function downloadPackage(scratch: string, {runProgram, log}: Effects): Promise<void> {
  const download = [...networkOptions, "download", packageName];
  try {
    log(`apt-get download ${packageName} (30 MB)`);
    await runProgram("apt-get", download, scratch);
  } catch (error) {
    log(`${(error as Error).message}; trying again with package lists of our own`);
    await mkdir(join(scratch, "lists", "partial"), {recursive: true});
    const ownLists = ["-o", `Dir::State::Lists=${join(scratch, "lists")}`, "-o", `Dir::Cache=${scratch}`];
    // Without this, root's apt-get fetches as the user _apt, who may not enter the scratch folder.
    const options = [...ownLists, "-o", "APT::Sandbox::User=root"];
    await runProgram("apt-get", [...options, ...networkOptions, "update"], scratch);
    await runProgram("apt-get", [...options, ...download], scratch);
  }
}
