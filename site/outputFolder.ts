import {accessSync, constants, existsSync, lstatSync, readFileSync, statSync} from "node:fs";
import {dirname, join, relative, resolve, sep} from "node:path";
import {writeFailure} from "../data-loaders/store/writeFailure.js";
import {foreignFiles} from "./checksums.js";

const shownCount = 3;
const usual = "dist";

/**
 * The folder that a build may replace: one inside the project that does not exist yet, is empty, or holds nothing but
 * what an earlier build wrote.
 * @param project folder of the project
 * @param output as the user names it, relative to the project or absolute
 * @returns its absolute path
 * @throws Error that says why the folder is not for a site, and what to do
 */
export async function replaceableFolder(project: string, output: string): Promise<string> {
  const target = resolve(project, output);
  const fault =
    misplaced(project, output, target) ??
    underFile(target) ??
    linked(resolve(project), target) ??
    (await occupied(target)) ??
    unwritable(dirname(target));
  if (fault === undefined) return target;
  const other = target === resolve(project, usual) ? "my-site" : usual;
  throw new Error(`invalid output "${output}": ${fault} name another folder with --output, such as ${other}`);
}

function misplaced(project: string, output: string, target: string): string | undefined {
  const path = relative(resolve(project), target);
  if (output === "" || path === "" || path.split(sep)[0] === "..") {
    return `expected a folder inside ${resolve(project)}, got ${output === "" ? "nothing" : target};`;
  }
  return undefined;
}

/** A link would be replaced itself; through one the site's modules would not find each other. */
function linked(project: string, target: string): string | undefined {
  const names = relative(project, target).split(sep);
  const paths = names.map((_, i) => join(project, ...names.slice(0, i + 1)));
  const link = paths.find((path) => lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink());
  return link === undefined ? undefined : `${link} is a link, and a site takes the place of a folder;`;
}

function unwritable(folder: string): string | undefined {
  if (!existsSync(folder)) return unwritable(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return `${writeFailure(folder, error).message};`;
  }
}

async function occupied(target: string): Promise<string | undefined> {
  const found = lstatSync(target, {throwIfNoEntry: false});
  if (found === undefined) return undefined;
  if (!found.isDirectory()) return "it is not a folder;";
  const mount = mountIn(target);
  if (mount !== undefined) return `a file system is mounted on ${mount}, which nothing can be swapped with;`;
  const foreign = await foreignFiles(target);
  if (foreign.length === 0) return undefined;
  const [shown, more] = [foreign.slice(0, shownCount).join(", "), foreign.length - shownCount];
  const files = more > 0 ? `${shown} and ${more} more` : shown;
  return `it holds files that no build of the site wrote, or that were changed since: ${files}; move them away, or`;
}

function underFile(target: string): string | undefined {
  const above = dirname(target);
  if (!existsSync(above)) return underFile(above);
  return statSync(above).isDirectory() ? undefined : `${above} is a file and no folder;`;
}

/**
 * Where a file system is mounted: on the folder or in it.
 * Source: proc(5), /proc/PID/mountinfo: the fifth field is the mount's place, with octal escapes.
 */
function mountIn(folder: string): string | undefined {
  const table = existsSync("/proc/self/mountinfo") ? readFileSync("/proc/self/mountinfo", "utf8") : "";
  const places = table.split("\n").map((line) => line.split(" ")[4] ?? "");
  const unescaped = places.map((place) =>
    place.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))
  );
  const isHere = lstatSync(folder).dev !== lstatSync(dirname(folder)).dev;
  return isHere ? folder : unescaped.find((place) => place === folder || place.startsWith(folder + sep));
}
