import {readFile} from "node:fs/promises";
import {register} from "node:module";
import {join, posix} from "node:path";
import {JSDOM, VirtualConsole} from "jsdom";
import {assertSound, becomeBrowser, type BrowserOptions} from "./browser.js";
import {cellsOf, displayed, findRoots, isStill, startsAtOnce, type Cells} from "./cells.js";
import {writeLoadingState} from "./loadingState.js";

export interface RenderOptions extends BrowserOptions {
  /** Path of the page in the site: "nested/page.html". */
  readonly page: string;
  /** Path in the site of the module that starts cells by need. */
  readonly byNeed: string;
}

/** A page with what its cells display. */
export interface RenderedPage {
  readonly html: string;
  readonly cellCount: number;
  /** How many cells displayed something, and how many of these never run in a browser. */
  readonly displayedCount: number;
  readonly stillCount: number;
}

/** Framework's loading state is a spinner; one that holds what the cell displays looks like that alone. */
const style =
  "observablehq-loading[data-prerendered]{display:contents;animation:none;font:inherit;color:inherit}observablehq-loading[data-prerendered]::before{content:none}";

/**
 * Runs the cells of a built page, as a browser would, and leaves what each displays in its place as its loading state:
 * `<observablehq-loading data-prerendered>`, with the value "still" where the cell need not run in a browser.
 * For a thread of its own, whose global names become the page's.
 * @throws Error with what cells threw, but for want of what only a browser has: those cells are left to load
 */
export async function renderPage(options: RenderOptions): Promise<RenderedPage> {
  const {folder, page, byNeed} = options;
  const html = await readFile(join(folder, page), "utf8");
  const origin = `http://${page.replace(/[^a-z0-9]/gi, "-")}.invalid`; // one for each, as hooks are the process's
  const dom = new JSDOM(html, {
    url: `${origin}/${page}`,
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole()
  });
  const script = cellScript(dom.window.document);
  if (script === undefined) return {html, cellCount: 0, displayedCount: 0, stillCount: 0};
  const activity = becomeBrowser(dom.window, options);
  const cells = cellsOf(dom.window.document);
  await runScript(script.text, cells, {origin, folder, page});
  await cells.settled(activity);
  assertSound(activity);
  const shown = cells.all.flatMap((cell) => {
    const nodes = displayed(cell, activity);
    return nodes.length === 0 ? [] : [{id: cell.id, nodes, still: isStill(cell, cells.all, activity)}];
  });
  const written = new JSDOM(html); // not the one that has run, which Framework's client has changed
  const {document} = written.window;
  const roots = findRoots(document);
  for (const {id, nodes, still} of shown) {
    const state = writeLoadingState(nodes, roots.get(id)!, {id, origin, page});
    if (still) state.dataset["prerendered"] = "still";
  }
  const waiting = cells.all.filter((cell) => !shown.some(({id}) => id === cell.id) && startsAtOnce(cell));
  keepPreloads(document, waiting.map(({body}) => String(body)).join("\n"));
  const own = cellScript(document)!;
  own.text = withDefinition(own.text, [
    `import {byNeed} from ${JSON.stringify(addressFrom(page, byNeed))};`,
    "const define = byNeed(defineCell);"
  ]);
  document.head.append(Object.assign(document.createElement("style"), {textContent: style}));
  dom.window.close();
  return {
    html: written.serialize(),
    cellCount: cells.all.length,
    displayedCount: shown.length,
    stillCount: shown.filter(({still}) => still).length
  };
}

/** Takes out the links that preload what only other cells than some need: those wait until they are near. */
function keepPreloads(document: Document, code: string): void {
  const scripts = Array.from(document.querySelectorAll("script[src]"), (script) => script.getAttribute("src"));
  for (const link of document.querySelectorAll("link[rel=modulepreload]")) {
    const address = link.getAttribute("href")!;
    const isCore = /^(?:\.{1,2}\/)+_observablehq\/(?:client|runtime|stdlib)\./.test(address);
    if (isCore || scripts.includes(address) || code.includes(JSON.stringify(address))) continue;
    if (link.nextSibling?.textContent === "\n") link.nextSibling.remove();
    link.remove();
  }
}

function cellScript(document: Document): HTMLScriptElement | undefined {
  const scripts = Array.from(document.querySelectorAll<HTMLScriptElement>("script[type=module]"));
  return scripts.find(({text}) => text.includes("define({id:"));
}

/** Imports the page's script by the address of a module beside the page, with cells' definitions passed on by `cells`. */
async function runScript(
  code: string,
  {defineBy}: Cells,
  {origin, folder, page}: {origin: string; folder: string; page: string}
): Promise<void> {
  const path = `/${page}.cells.js`;
  const scripts = {[path]: withDefinition(code, ["const define = globalThis.prerenderedCells(defineCell);"])};
  Object.assign(globalThis, {prerenderedCells: defineBy});
  register(`./siteModules.mjs?${encodeURIComponent(page)}`, import.meta.url, {data: {origin, folder, scripts}});
  await import(`${origin}${path}`);
}

/** A page's script in which `define` is something else than Framework's, which it finds as `defineCell`. */
function withDefinition(code: string, lines: readonly string[]): string {
  const clause = /^import \{define\} from ("[^"]+");$/m;
  if (!clause.test(code))
    throw new Error("unknown form of a page: expected its script to import {define}, and it does not");
  return code.replace(clause, ["import {define as defineCell} from $1;", ...lines].join("\n"));
}

function addressFrom(page: string, file: string): string {
  const path = posix.relative(posix.dirname(page), file);
  return path.startsWith("../") ? path : `./${path}`;
}
