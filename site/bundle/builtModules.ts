import {readFile} from "node:fs/promises";
import {join, posix, relative} from "node:path";
import {
  transform,
  type OnLoadResult,
  type OnResolveArgs,
  type OnResolveResult,
  type Plugin,
  type PluginBuild
} from "esbuild";

const framework = "_observablehq/";
const packages = "_node/";

/**
 * Lets esbuild read the modules that Framework has built.
 * - Framework's own client stays as it is: its modules hold state that pages and modules share.
 * - A package that Framework has bundled whole is taken from node_modules instead, where unused parts can be told
 *   apart and left out.
 * - Addresses relative to a module stay what they were although its code moves into a file of `outputFolder`.
 * @param site the built site's folder, absolute
 * @param outputFolder the one folder that esbuild writes into, relative to the site
 */
export function builtModules(site: string, outputFolder: string): Plugin {
  const isBuilt = (path: string): boolean => path.startsWith(join(site, "/"));
  return {
    name: "built modules",
    setup(build) {
      build.onResolve({filter: /^\.{1,2}\//}, (args) =>
        isBuilt(join(args.resolveDir, "/")) ? resolveBuilt(site, outputFolder, args, build) : undefined
      );
      build.onResolve({filter: /^d3$/}, async ({resolveDir, kind, pluginData}) => {
        if (pluginData === "d3") return undefined;
        const {path} = await build.resolve("d3", {resolveDir, kind, pluginData: "d3"});
        return {path, sideEffects: false}; // it only passes on what its parts export, and does not say so
      });
      build.onLoad({filter: /\.js$/}, ({path}) => (isBuilt(path) ? loadBuilt(site, outputFolder, path) : undefined));
    }
  };
}

async function resolveBuilt(
  site: string,
  outputFolder: string,
  {path, resolveDir}: OnResolveArgs,
  build: PluginBuild
): Promise<OnResolveResult | undefined> {
  const file = relative(site, join(resolveDir, path)).replaceAll("\\", "/");
  if (file.startsWith(framework)) return {path: addressFrom(outputFolder, file), external: true};
  if (file.startsWith(packages)) return resolvePackage(file.slice(packages.length), resolveDir, build);
  return undefined;
}

/** Where a package's module lies that Framework bundled as NAME@VERSION/index.HASH.js or NAME@VERSION/PATH.HASH.js. */
async function resolvePackage(file: string, resolveDir: string, build: PluginBuild): Promise<OnResolveResult> {
  const match = /^((?:@[^/]+\/)?[^/@]+)@[^/]+\/(.+)\.[0-9a-f]{8}\.js$/.exec(file);
  if (match === null)
    return {errors: [{text: `invalid package module: expected NAME@VERSION/PATH.HASH.js, got ${file}`}]};
  const [, name = "", path = ""] = match;
  const candidates = path === "index" ? [name] : [`${name}/${path}.js`, `${name}/${path}`];
  for (const candidate of candidates) {
    const found = await build.resolve(candidate, {kind: "import-statement", resolveDir});
    if (found.errors.length === 0) return {path: found.path, sideEffects: found.sideEffects};
  }
  return {errors: [{text: `package module not found: ${candidates.join(" or ")}; run "npm ci"`}]};
}

/** A module's code, in which import.meta stands for the address where Framework put the module. */
async function loadBuilt(site: string, outputFolder: string, path: string): Promise<OnLoadResult | undefined> {
  const code = await readFile(path, "utf8");
  if (!code.includes("import.meta")) return {contents: code};
  const define = {"import.meta.url": "moduleAddress", "import.meta.resolve": "resolveFromModule"};
  const moved = await transform(code, {define, format: "esm", charset: "utf8"});
  const address = JSON.stringify(addressFrom(outputFolder, relative(site, path).replaceAll("\\", "/")));
  const declarations = [
    `const moduleAddress = new URL(${address}, import.meta.url).href;`,
    "const resolveFromModule = (path) => new URL(path, moduleAddress).href;"
  ];
  return {contents: [...declarations, moved.code].join("\n")};
}

/** A file's address relative to a folder, both relative to the site: "./x.js", "../_observablehq/x.js". */
export function addressFrom(folder: string, file: string): string {
  const path = posix.relative(folder, file);
  return path.startsWith("../") ? path : `./${path}`;
}
