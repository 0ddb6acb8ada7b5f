import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import MiniSearch from "minisearch";
import {listFiles} from "../builtSite.js";
import {shortHash} from "../clientScript.js";

/** What no reader looks for on a page: code and what is not shown. */
const unread = "pre, script, style, template, svg style, .cell-code";

/** What Framework's search page script reads: its own options beside an index of MiniSearch. */
interface Index {
  readonly options: {readonly fields: string[]; readonly storeFields: string[]};
  readonly documentIds: Readonly<Record<string, string>>;
}

/**
 * Makes Framework's search index anew, of what stands on the finished pages: with what their cells display, without
 * their code. Does nothing for a site without search.
 * @param folder the built site
 */
export async function searchIndex(folder: string): Promise<void> {
  const files = await listFiles(folder);
  const path = files.find((file) => /^_observablehq\/minisearch\..*\.json$/.test(file));
  if (path === undefined) return;
  const {options, documentIds} = JSON.parse(await readFile(join(folder, path), "utf8")) as Index;
  const index = new MiniSearch({...options, processTerm});
  for (const id of Object.values(documentIds)) index.add(await pageWords(folder, id));
  const renamed = await replace(folder, path, JSON.stringify({options, ...index.toJSON()}));
  const scripts = files.filter((file) => /^_observablehq\/search\..*\.js$/.test(file));
  const pages = files.filter((file) => file.endsWith(".html"));
  for (const script of scripts) {
    const code = await readFile(join(folder, script), "utf8");
    const moved = await replace(folder, script, code.replaceAll(name(path), name(renamed)));
    for (const page of pages) {
      const html = await readFile(join(folder, page), "utf8");
      await writeFile(join(folder, page), html.replaceAll(name(script), name(moved)));
    }
  }
}

/** As Framework's own index: long numbers are left out. Source: its src/search.ts. */
function processTerm(term: string): string | null {
  return (term.match(/\p{N}/gu)?.length ?? 0) > 6 ? null : term.slice(0, 15).toLowerCase();
}

async function pageWords(folder: string, id: string): Promise<Record<"id" | "title" | "text" | "keywords", string>> {
  const path = id.replace(/^\//, "").replace(/\.html$/, "");
  const page = `${path.replace(/\/$|^$/, (end) => `${end}index`)}.html`;
  const {document} = new JSDOM(await readFile(join(folder, page), "utf8")).window;
  const main = document.querySelector("main")!;
  for (const element of main.querySelectorAll(unread)) element.remove();
  const words = main.textContent
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ");
  return {id, title: document.querySelector("h1")?.textContent ?? document.title, text: words, keywords: ""};
}

/** Replaces a file by one whose name has the new content's hash. @returns its path */
async function replace(folder: string, path: string, content: string): Promise<string> {
  const renamed = path.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, `.${shortHash(content)}`);
  await rm(join(folder, path));
  await writeFile(join(folder, renamed), content);
  return renamed;
}

function name(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
