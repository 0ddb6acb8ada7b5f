import {dirname, join, posix, resolve} from "node:path";
import {build, type BuildOptions, type Metafile, type Plugin} from "esbuild";
import type {BuiltSite, Page} from "../builtSite.js";
import {addressFrom, builtModules} from "./builtModules.js";
import {isReplaceable, pageModules, preloadLinks, siteFile, type PageModules} from "./pageModules.js";
import {removeFiles} from "./removeFiles.js";
import {sharedModules} from "./sharedModules.js";
import {workerModules} from "./workerModules.js";

const outputFolder = "_import";
const sharedName = "shared:modules";
const common = {
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  logLevel: "silent"
} as const satisfies BuildOptions;

/**
 * Joins the many small modules that Framework has built. Each page gets one module with all that its cells import
 * at once; what is imported on demand lies in chunks beside, and so does what pages and chunks share; a worker
 * becomes one file under its old address. Code that nothing uses is left out, and the modules replaced are removed.
 * Source: esbuild's documentation, "Splitting".
 * @throws Error if a module cannot be read or resolved
 */
export async function bundle(site: BuiltSite): Promise<void> {
  const found = await Promise.all(site.pages.map(pageModules));
  const pages = found.filter((page) => page !== undefined);
  const workers = await workerModules(site);
  const {outputs} = await bundlePages(site, pages);
  for (const worker of workers) await bundleWorker(site, worker);
  for (const page of pages) rewritePage(page, outputs);
  const replaced = site.files.filter((file) => /^_(?:import|node)\/.*\.js$/.test(file) && !workers.includes(file));
  await removeFiles(site.folder, replaced);
}

/** Bundles all pages at once: a first time to learn what they share, a second time with that in one chunk. */
async function bundlePages({folder}: BuiltSite, pages: readonly PageModules[]): Promise<Metafile> {
  const root = resolve(folder);
  const options = {
    ...common,
    absWorkingDir: root,
    entryPoints: entryPointsOf(pages),
    outdir: outputFolder,
    entryNames: "[name].[hash]",
    chunkNames: "[name].[hash]",
    splitting: true,
    metafile: true
  } as const satisfies BuildOptions;
  const plugins = [pageEntries(root, pages), builtModules(root, outputFolder)];
  const {metafile} = await build({...options, plugins, write: false});
  const shared = sharedModules(metafile);
  const bundled = await build({...options, plugins: [sharedEntry(root, shared), ...plugins], inject: [sharedName]});
  return bundled.metafile;
}

function entryPointsOf(pages: readonly PageModules[]): {in: string; out: string}[] {
  const eager = pages.filter((page) => page.eager.length > 0);
  const lazy = new Set(pages.flatMap(({page, lazy}) => lazy.map((address) => siteFile(page, address))));
  return [
    ...eager.map(({page}) => ({in: entryOf(page), out: page.path.replace(/\.html$/, "").replaceAll("/", "-")})),
    ...Array.from(lazy, (file) => ({in: `./${file}`, out: posix.basename(file).replace(/(\.[0-9a-f]{8})?\.js$/, "")}))
  ];
}

async function bundleWorker({folder}: BuiltSite, worker: string): Promise<void> {
  const root = resolve(folder);
  await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [`./${worker}`],
    outfile: worker,
    allowOverwrite: true,
    plugins: [builtModules(root, posix.dirname(worker))]
  });
}

/** A module for each page that exports, under numbered names, the modules that the page imports at once. */
function pageEntries(root: string, pages: readonly PageModules[]): Plugin {
  return {
    name: "page entries",
    setup(build) {
      build.onResolve({filter: /^page:/}, ({path}) => ({path: path.slice("page:".length), namespace: "page"}));
      build.onLoad({filter: /./, namespace: "page"}, ({path}) => {
        const eager = pages.find(({page}) => page.path === path)?.eager ?? [];
        const exports = eager.map((address, i) => `export * as ${moduleName(i)} from ${JSON.stringify(address)};`);
        return {contents: exports.join("\n"), resolveDir: dirname(join(root, path))};
      });
    }
  };
}

/** A module that every other imports, so that what it imports is common to all entries and lies in one chunk. */
function sharedEntry(root: string, modules: readonly string[]): Plugin {
  return {
    name: "shared modules",
    setup(build) {
      build.onResolve({filter: /^shared:/}, ({path}) => ({path, namespace: "shared"}));
      build.onLoad({filter: /./, namespace: "shared"}, () => ({
        contents: modules.map((path) => `import ${JSON.stringify(`./${path}`)};`).join("\n"),
        resolveDir: root
      }));
    }
  };
}

function entryOf({path}: Page): string {
  return `page:${path}`;
}

function moduleName(index: number): string {
  return `module${index}`;
}

function rewritePage({page, script, eager, lazy}: PageModules, outputs: Metafile["outputs"]): void {
  const address = (file: string): string => addressFrom(posix.dirname(page.path), file);
  let code = script.text;
  const files = eager.length > 0 ? staticFiles(outputFileOf(entryOf(page), outputs), outputs) : [];
  const [entry = ""] = files;
  eager.forEach((module, i) => {
    code = code.replaceAll(importOf(module), `${importOf(address(entry))}.then((page) => page.${moduleName(i)})`);
  });
  for (const module of lazy) {
    code = code.replaceAll(importOf(module), importOf(address(outputFileOf(siteFile(page, module), outputs))));
  }
  script.text = code;
  replacePreloads(page, files.map(address));
}

function importOf(address: string): string {
  return `import(${JSON.stringify(address)})`;
}

function outputFileOf(entryPoint: string, outputs: Metafile["outputs"]): string {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (found === undefined)
    throw new Error(`no bundle of ${entryPoint}: expected one among ${Object.keys(outputs).join(", ")}`);
  return found[0];
}

/** An output file and all that it imports statically. */
function staticFiles(file: string, outputs: Metafile["outputs"]): string[] {
  const files = new Set([file]);
  for (const path of files) {
    for (const {path: next, kind, external} of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && external !== true) files.add(next);
    }
  }
  return [...files];
}

function replacePreloads(page: Page, addresses: readonly string[]): void {
  const links = preloadLinks(page);
  for (const address of addresses) {
    const link = page.document.createElement("link");
    link.rel = "modulepreload";
    link.href = address;
    links.at(-1)?.after(link);
  }
  for (const link of links) if (isReplaceable(page, link.getAttribute("href") ?? "")) link.remove();
}
