import {readFile, rm, writeFile} from "node:fs/promises";
import {join, posix, relative, resolve} from "node:path";
import {build, type BuildOptions, type Metafile, type Plugin} from "esbuild";
import {listFiles} from "../builtSite.js";
import {builtModules} from "./builtModules.js";
import {sharedModules} from "./sharedModules.js";

const outputFolder = "_import";

/** Where a module begins that a page or a script loads; its code is the same without it. */
const start = "start";

type Outputs = Metafile["outputs"];

/** A built module's address as pages write it: what is in front of it, and its path in the site. */
const moduleAddress = /"((?:\.{1,2}\/)+)(_import\/[^"]+\.js)"/g;

/**
 * Joins the many small modules that Framework has built: each module that a page imports becomes one file, with what it
 * shares with others in chunks beside it, and code that nothing uses left out, of packages too. Files that nothing
 * mentions any more are removed. What a page preloads of these modules it preloads with all they import.
 * Source: esbuild's documentation, "Splitting".
 * @param folder the built site
 * @throws Error if a module cannot be read or resolved
 */
export async function bundle(folder: string): Promise<void> {
  const root = resolve(folder);
  const pages = (await listFiles(root)).filter((file) => file.endsWith(".html"));
  const sources = await Promise.all(pages.map((page) => readFile(join(root, page), "utf8")));
  const scripts = unique(sources.flatMap(scriptModules));
  const imported = unique(sources.flatMap(importedModules)).filter((path) => !scripts.includes(path));
  const bundles = [await bundleModules(root, scripts), await bundleCells(root, imported)];
  const outputs = Object.assign({}, ...bundles.map((bundle) => bundle.outputs)) as Outputs;
  await Promise.all(
    pages.map((page, i) => writeFile(join(root, page), withPreloads(withBundles(sources[i]!, outputs), outputs)))
  );
  await sweep(root);
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)].sort();
}

/** The modules that a page has for scripts, beside its cells. */
function scriptModules(html: string): string[] {
  const scripts = html.match(/<script [^>]*src="[^"]+"/g) ?? [];
  return scripts.flatMap((script) => Array.from(script.matchAll(moduleAddress), ([, , path]) => path!));
}

/** All modules that a page names; that it preloads others does not count. */
function importedModules(html: string): string[] {
  return Array.from(html.replace(/<link [^>]*>/g, "").matchAll(moduleAddress), ([, , path]) => path!);
}

/** Bundles what cells import: a first time to learn what they share, a second time with its small parts in one chunk. */
async function bundleCells(root: string, entries: readonly string[]): Promise<Metafile> {
  const first = await bundleModules(root, entries, {write: false});
  return bundleModules(root, entries, {plugins: [sharedFirst(root, first, sharedModules(first, entries))]});
}

async function bundleModules(root: string, entries: readonly string[], options: BuildOptions = {}): Promise<Metafile> {
  const {metafile} = await build({
    absWorkingDir: root,
    entryPoints: entries.map((path) => ({in: `./${path}`, out: unhashed(posix.basename(path))})),
    outdir: outputFolder, // with no folders in it, as addresses in the code are relative to it
    entryNames: "[name].[hash]",
    chunkNames: "[name].[hash]",
    bundle: true,
    splitting: true,
    metafile: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    logLevel: "silent",
    ...options,
    plugins: [...(options.plugins ?? []), builtModules(root, outputFolder)]
  });
  return metafile!;
}

/**
 * Lets whatever is loaded begin by importing the shared modules, so that all of them are common to all and lie in one
 * chunk. The modules themselves stay as they are: one that is loaded by a page, and imported by a shared one too, would
 * else be run before it.
 */
function sharedFirst(root: string, {outputs}: Metafile, shared: readonly string[]): Plugin {
  const exports = new Map(Object.values(outputs).map((output) => [output.entryPoint, output.exports]));
  return {
    name: "shared modules first",
    setup(build) {
      build.onResolve({filter: /./}, async ({path, kind, resolveDir, pluginData}) => {
        if (pluginData === start || (kind !== "entry-point" && kind !== "dynamic-import")) return undefined;
        const found = await build.resolve(path, {kind, resolveDir, pluginData: start});
        const loaded = relative(root, found.path).replaceAll("\\", "/");
        return exports.has(loaded) ? {path: loaded, namespace: start} : found;
      });
      build.onLoad({filter: /./, namespace: start}, ({path}) => ({
        contents: [
          ...shared.map((path) => `import ${JSON.stringify(`./${path}`)};`),
          `export * from ${JSON.stringify(`./${path}`)};`,
          exports.get(path)!.includes("default") ? `export {default} from ${JSON.stringify(`./${path}`)};` : ""
        ].join("\n"),
        resolveDir: root
      }));
    }
  };
}

function unhashed(path: string): string {
  return path.replace(/(?:\.[0-9a-f]{8})?\.js$/, "");
}

function withBundles(html: string, outputs: Outputs): string {
  const bundles = new Map(
    Object.entries(outputs).map(([path, {entryPoint}]) => [entryPoint?.replace(`${start}:`, ""), path])
  );
  return html.replace(moduleAddress, (address, up: string, path: string) => {
    const bundled = bundles.get(path);
    return bundled === undefined ? address : JSON.stringify(up + bundled);
  });
}

/** After each link that preloads a bundle, links that preload what it imports. */
function withPreloads(html: string, outputs: Outputs): string {
  const preloaded = new Set<string>();
  return html.replace(
    /<link rel="modulepreload" href="((?:\.{1,2}\/)+)(_import\/[^"]+)">/g,
    (_, up: string, path: string) => {
      if (outputs[path] === undefined) return "";
      const files = staticFiles(path, outputs).filter((file) => !preloaded.has(file));
      for (const file of files) preloaded.add(file);
      return files.map((file) => `<link rel="modulepreload" href="${up}${file}">`).join("\n");
    }
  );
}

/** An output file and all that it imports at once. */
function staticFiles(file: string, outputs: Outputs): string[] {
  const files = new Set([file]);
  for (const path of files) {
    for (const {path: next, kind, external} of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && external !== true) files.add(next);
    }
  }
  return [...files];
}

/** Removes the scripts that no page and no script that is left mentions. */
async function sweep(root: string): Promise<void> {
  const files = await listFiles(root);
  const left = new Set(files.filter((file) => /^_(?:import|node|npm)\/.*\.js$/.test(file)));
  const mention = async (file: string): Promise<void> => {
    const text = await readFile(join(root, file), "utf8");
    const found = [...left].filter((path) => text.includes(posix.basename(path)));
    for (const path of found) left.delete(path);
    await Promise.all(found.map(mention));
  };
  await Promise.all(files.filter((file) => /\.(?:html|js)$/.test(file) && !left.has(file)).map(mention));
  await Promise.all([...left].map((file) => rm(join(root, file))));
}
