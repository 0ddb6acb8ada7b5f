import {existsSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {build} from "esbuild";

/** The version that Framework is told of a package that is not installed; only what imports it fails. */
const none = "0.0.0";

/** A package's module or file, as Framework writes it: "@scope/name@1.0.0/path". */
interface PackageFile {
  readonly name: string;
  readonly path: string;
}

/**
 * Lets Framework take packages from node_modules, without a request: those that a page imports as `npm:NAME` and those
 * behind its implicit names (`Plot`, `d3`, `Inputs`, `html`, `.arrow()`, `tex` …). Framework's process asks a registry
 * for their versions and a network for their files, and nothing else by https: both questions are answered here, by what
 * is installed. What Framework has cached of other versions is removed.
 * @param root the folder of the pages, as in observablehq.config.ts
 */
export function localPackages(root: string): void {
  removeOtherVersions(join(root, ".observablehq", "cache", "_npm"));
  const {fetch} = globalThis;
  globalThis.fetch = async (input, init) => {
    const {protocol, pathname} = new URL(input instanceof Request ? input.url : input);
    if (protocol !== "https:") return fetch(input, init);
    const path = decodeURIComponent(pathname.slice(1));
    return path.startsWith("npm/")
      ? fileOf(parsed(path.slice("npm/".length)))
      : versionOf(path.replace(/\/latest$/, ""));
  };
}

function versionOf(name: string): Response {
  const version = installedVersion(name) ?? none;
  return Response.json({version, versions: {[version]: {}}});
}

/** @throws Error if the package is not installed, or has no such file */
async function fileOf(file: PackageFile): Promise<Response> {
  if (installedVersion(file.name) === undefined)
    throw new Error(`npm:${file.name} is not installed; to use it in a page, run "npm install ${file.name}"`);
  if (/(?:^|\/)\+esm$/.test(file.path)) return javascript(await moduleOf(file));
  return new Response(new Uint8Array(readFileSync(join(folderOf(file.name)!, file.path))));
}

function javascript(code: string): Response {
  return new Response(code, {headers: {"content-type": "application/javascript"}});
}

/**
 * A package's module in one file. Imports of packages that the project itself depends on stay imports, written as
 * Framework reads them, so that a page has each once; all others are part of it.
 */
async function moduleOf({name, path}: PackageFile): Promise<string> {
  const shared = projectPackages().filter((other) => other !== name);
  const {outputFiles} = await build({
    entryPoints: [join(name, path.replace(/\/?\+esm$/, ""))],
    absWorkingDir: process.cwd(),
    bundle: true,
    format: "esm",
    platform: "browser",
    mainFields: ["browser", "module", "main"],
    target: "es2022",
    minify: true,
    write: false,
    define: {"process.env.NODE_ENV": '"production"'},
    plugins: [
      {
        name: "other packages",
        setup({onResolve}) {
          onResolve({filter: /^[^./]/}, ({path: specifier, kind, resolveDir}) => {
            const other = parsed(specifier);
            const isImport = kind === "import-statement" || kind === "dynamic-import";
            if (!isImport || !shared.includes(other.name)) return undefined;
            const version = installedVersion(other.name, resolveDir);
            if (version === undefined) return undefined;
            const module = [other.path, "+esm"].filter(Boolean).join("/");
            return {path: `/npm/${other.name}@${version}/${module}`, external: true};
          });
        }
      }
    ]
  });
  return outputFiles[0]!.text;
}

/** What the project depends on, by the nearest package.json. */
function projectPackages(folder = process.cwd()): string[] {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return folder === dirname(folder) ? [] : projectPackages(dirname(folder));
  const {dependencies = {}} = JSON.parse(readFileSync(path, "utf8")) as {dependencies?: object};
  return Object.keys(dependencies);
}

function parsed(specifier: string): PackageFile {
  const [, name = "", path = ""] = /^((?:@[^/]+\/)?[^/@]+)(?:@[^/]+)?\/?(.*)$/.exec(specifier) ?? [];
  return {name, path};
}

/** Where a package is installed, as seen from a folder; undefined where it is not. */
function folderOf(name: string, from = process.cwd()): string | undefined {
  const places = createRequire(join(from, "/")).resolve.paths(name) ?? [];
  return places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, "package.json")));
}

function installedVersion(name: string, from?: string): string | undefined {
  const folder = folderOf(name, from);
  if (folder === undefined) return undefined;
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {version: string}).version;
}

function removeOtherVersions(cache: string): void {
  if (!existsSync(cache)) return;
  const scoped = readdirSync(cache).flatMap((entry) => {
    return entry.startsWith("@") ? readdirSync(join(cache, entry)).map((inner) => `${entry}/${inner}`) : [entry];
  });
  for (const entry of scoped) {
    const [name, version] = [entry.slice(0, entry.lastIndexOf("@")), entry.slice(entry.lastIndexOf("@") + 1)];
    if (installedVersion(name) !== version) rmSync(join(cache, entry), {recursive: true});
  }
}
