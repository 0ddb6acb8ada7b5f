import {mkdir, writeFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {withLock} from "../data-loaders/store/withLock.js";
import {readSite} from "./builtSite.js";
import {writeChecksums} from "./checksums.js";
import {assertNone} from "./checks/assertNone.js";
import {brokenLinks} from "./checks/brokenLinks.js";
import {cellErrors} from "./checks/cellErrors.js";
import {duplicateIds} from "./checks/duplicateIds.js";
import {externalResources} from "./checks/externalResources.js";
import {frameworkWarnings, miscountedLinks} from "./checks/frameworkWarnings.js";
import {missingFiles} from "./checks/missingFiles.js";
import {unresolvedImports} from "./checks/unresolvedImports.js";
import {clearDataCache} from "./clearDataCache.js";
import {frameworkBuild, StalledBuild} from "./frameworkBuild.js";
import {finishSite} from "./postprocess/finishSite.js";
import {replaceableFolder} from "./outputFolder.js";
import {staging} from "./staging.js";

export interface SiteBuildOptions {
  /** Folder of observablehq.config.ts, whose `root` is "src" and whose `output` is SITE_OUTPUT. */
  readonly project?: string;
  /** Folder that the site replaces once it is whole: inside the project, with nothing in it but an earlier site. */
  readonly output?: string;
  /** Contents by name that go into the site's folder `_file/data` as they are, besides what Framework takes from loaders. */
  readonly dataFiles?: Readonly<Record<string, Uint8Array>>;
  /** Takes the loaders' messages, a line each. */
  readonly log: (line: string) => void;
  /** How long Framework may print nothing before it is ended and started a second time, ms. */
  readonly silenceMs?: number | undefined;
}

/**
 * Builds the site: Framework's build with its loaders, then what Framework leaves to mend and to check.
 * The folder `output` changes only if everything has succeeded. A second build of the project waits for the first,
 * as Framework keeps one cache; SIGINT and SIGTERM end the loaders and leave nothing behind.
 * @throws Error if the output holds what no build wrote, with Framework's last lines, or with every problem found
 */
export async function buildSite({
  project = ".",
  output = "dist",
  dataFiles = {},
  log,
  silenceMs
}: SiteBuildOptions): Promise<void> {
  const target = await replaceableFolder(project, output);
  const build = async (folder: string): Promise<void> => {
    const passOn = (line: string): void => (miscountedLinks.test(line) ? undefined : log(line));
    const lines = await frameworkBuild({project, output: relative(project, folder), log: passOn, silenceMs});
    await writeDataFiles(folder, dataFiles);
    await assertSound(folder, lines);
    log("bundling and checking the site");
    await finishSite(await readSite(folder));
    await assertPublishable(folder);
    await writeChecksums(folder);
  };
  const buildAlone = async (): Promise<void> => {
    await clearDataCache(join(project, "src"));
    await staging(target, build, log);
  };
  await withLock(join(project, ".cache", "site"), () => againIfStalled(buildAlone, log), {log});
}

/** A second try, as a process of Node can deadlock while it ends (nodejs/node issue 54918): rare, and not the site's fault. */
async function againIfStalled(build: () => Promise<void>, log: SiteBuildOptions["log"]): Promise<void> {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof StalledBuild)) throw error;
    log(`${error.message}\nbuilding it a second time`);
    await build();
  }
}

/** Where a preview of Framework has them too: under the names of their sources, without hashes. */
async function writeDataFiles(folder: string, dataFiles: NonNullable<SiteBuildOptions["dataFiles"]>): Promise<void> {
  const data = join(folder, "_file", "data");
  await mkdir(data, {recursive: true});
  await Promise.all(Object.entries(dataFiles).map(([name, content]) => writeFile(join(data, name), content)));
}

/** What can be told best from Framework's own output, where modules still have the names of their sources. */
async function assertSound(folder: string, lines: readonly string[]): Promise<void> {
  const site = await readSite(folder);
  assertNone([...frameworkWarnings(lines), ...cellErrors(site), ...(await unresolvedImports(site))]);
}

async function assertPublishable(folder: string): Promise<void> {
  const site = await readSite(folder);
  const elsewhere = await externalResources(site);
  const unresolved = await unresolvedImports(site);
  assertNone([...unresolved, ...elsewhere, ...brokenLinks(site), ...missingFiles(site), ...duplicateIds(site)]);
}
