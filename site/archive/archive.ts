import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {build, type Plugin} from "esbuild";
import {readSite, serialized, type BuiltSite, type Page} from "../builtSite.js";
import {inlineScript} from "../clientScript.js";
import {sha256} from "../../data-loaders/store/sha256.js";

/** Front of a module's name in the archive, which stands for its path in the site. */
const scheme = "https://archive.invalid/";

/**
 * A whole built site as one HTML file, which opens without a server: every page with its scripts, tables and images.
 * Which page is shown stands in the address, `?page=results`.
 * @param folder the built site
 * @throws Error if a script cannot be read
 */
export async function archive(folder: string): Promise<string> {
  const site = await readSite(folder);
  const files = new Map<string, string | Uint8Array>();
  for (const page of site.pages) files.set(page.path, await standalone(page, site));
  for (const path of neededFiles(site)) files.set(path, await readFile(join(folder, path)));
  for (const [path, code] of await modules(site)) files.set(path, code);
  return archivePage(await packed(files), await inlineScript(new URL("./openArchive.ts", import.meta.url)));
}

/** Left out for their size: nearest training images, what runs are trained with and go on from, other libraries' models. */
const leftOut = /^data\/(?:models\/|images\/neighbours-)|\/training-images|\/reproduction\//;

/** Files that pages read or offer. */
function neededFiles({files}: BuiltSite): string[] {
  const isNeeded = /^(?:_file|fonts|data)\/.*(?<!\.(?:js|html))$/;
  return files.filter((file) => isNeeded.test(file) && !leftOut.test(file));
}

/** A page without what only a host can serve: its style sheets stand in it, its policy is left out, no module waits. */
async function standalone({document, path}: Page, {folder}: BuiltSite): Promise<string> {
  const elsewhere = "meta[http-equiv], link[rel*=preload], link[rel=later], link[rel=canonical], #file-integrity";
  for (const element of document.querySelectorAll(elsewhere)) element.remove();
  for (const script of document.querySelectorAll("script[type=later]")) script.setAttribute("type", "module");
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    const sheet = posix.join(posix.dirname(path), link.getAttribute("href")!);
    const style = document.createElement("style");
    style.textContent = await readFile(join(folder, sheet), "utf8");
    link.replaceWith(style);
  }
  return serialized(document);
}

/** The site's scripts, in which modules are named by their paths in the site, so that a map can say where they are. */
async function modules({folder, files}: BuiltSite): Promise<[string, string][]> {
  const scripts = files.filter((file) => file.endsWith(".js") && !file.startsWith("data/"));
  return Promise.all(
    scripts.map(async (path): Promise<[string, string]> => {
      const {outputFiles} = await build({
        entryPoints: [join(folder, path)],
        bundle: true,
        write: false,
        minify: true,
        format: "esm",
        charset: "utf8",
        define: {"import.meta.url": JSON.stringify(`${scheme}${path}`), "import.meta.resolve": "String"},
        plugins: [namedByPath(path)]
      });
      return [path, outputFiles[0]!.text];
    })
  );
}

function namedByPath(importer: string): Plugin {
  return {
    name: "named by path",
    setup: (builder) => {
      builder.onResolve({filter: /^\.{1,2}\//}, ({path, kind}) =>
        kind === "entry-point" ? undefined : {path: scheme + posix.join(posix.dirname(importer), path), external: true}
      );
    }
  };
}

/** Contents, gzipped and in base64, and which paths hold which. */
interface Packed {
  readonly contents: readonly string[];
  readonly paths: Readonly<Record<string, number>>;
}

async function packed(files: ReadonlyMap<string, string | Uint8Array>): Promise<Packed> {
  const places = new Map<string, number>();
  const contents: string[] = [];
  const paths: Record<string, number> = {};
  for (const [path, content] of files) {
    const hash = sha256(Buffer.from(content));
    if (!places.has(hash)) {
      places.set(hash, contents.length);
      contents.push((await promisify(gzip)(content, {level: 9})).toString("base64"));
    }
    paths[path] = places.get(hash)!;
  }
  return {contents, paths};
}

function archivePage({contents, paths}: Packed, script: string): string {
  const needsScripts = "This file holds the whole report, packed. It needs scripts to unpack it.";
  return [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Fashion-MNIST: ANN against CNN</title></head>',
    `<body><noscript>${needsScripts}</noscript>`,
    `<script type="application/json" id="paths">${JSON.stringify(paths)}</script>`,
    ...contents.map((content, i) => `<script type="text/plain" id="content-${i}">${content}</script>`),
    `<script>${script}</script></body></html>`,
    ""
  ].join("\n");
}
