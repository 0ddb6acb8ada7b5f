import {join, relative} from "node:path";
import {bundle} from "./bundle/bundle.js";
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
import {frameworkBuild} from "./frameworkBuild.js";
import {harden} from "./harden/harden.js";
import {replaceableFolder} from "./outputFolder.js";
import {publish} from "./publish/publish.js";
import type {Publication} from "./publish/publication.js";
import {prerender, type PrerenderOptions} from "./prerender/prerender.js";
import {searchIndex} from "./prerender/searchIndex.js";
import {staging} from "./staging.js";

/** Language of the pages. */
const language = "en";

interface SiteBuildOptions {
  /** Folder of observablehq.config.ts, whose `root` is "src" and whose `output` is SITE_OUTPUT. */
  readonly project?: string;
  /** Folder that the site replaces once it is whole: inside the project, with nothing in it but an earlier site. */
  readonly output?: string;
  /** Room that the pages' drawings have when they are made for the HTML. */
  readonly room?: Pick<PrerenderOptions, "width" | "widths">;
  /** What the site says of itself in public; without it nothing is added for that. */
  readonly publication?: Publication;
  /** Takes the loaders' messages, a line each. */
  readonly log: (line: string) => void;
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
  room = {},
  publication,
  log
}: SiteBuildOptions): Promise<void> {
  const target = await replaceableFolder(project, output);
  const build = async (folder: string): Promise<void> => {
    const passOn = (line: string): void => (miscountedLinks.test(line) ? undefined : log(line));
    const lines = await frameworkBuild({project, output: relative(project, folder), log: passOn});
    await assertSound(folder, lines);
    log("drawing the pages");
    await prerender(folder, room);
    await searchIndex(folder);
    log("bundling and checking the site");
    await bundle(folder);
    if (publication !== undefined) await publish(await readSite(folder), publication, language);
    await harden(await readSite(folder), language);
    await assertPublishable(folder);
    await writeChecksums(folder);
  };
  await withLock(join(project, ".cache", "site"), () => staging(target, build, log), {log});
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
