import {execFile} from "node:child_process";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {promisify} from "node:util";
import {readSite, serialized, type Page} from "../builtSite.js";

/** Pages that are tools, with little on them until somebody uses them. */
const tools: readonly string[] = ["explore.html", "mine.html", "try.html", "404.html"];

/**
 * Prints all sections of a built site, in the order of its menu, into one PDF.
 * @param folder the built site
 * @param chromium the browser's program
 * @throws Error with the browser's words if it cannot print
 */
export async function printed(folder: string, chromium: string, file: string): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), "print-"));
  try {
    const page = join(temporary, "report.html");
    await writeFile(page, await allSections(folder));
    const options = [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-pdf-header-footer",
      "--allow-file-access-from-files"
    ];
    const profile = `--user-data-dir=${join(temporary, "profile")}`;
    const target = `--print-to-pdf=${resolve(file)}`;
    await promisify(execFile)(chromium, [
      ...options,
      profile,
      "--virtual-time-budget=60000",
      target,
      pathToFileURL(page).href
    ]);
  } finally {
    await rm(temporary, {recursive: true, force: true});
  }
}

/** One page that holds the content of all others. */
async function allSections(folder: string): Promise<string> {
  const {pages} = await readSite(folder);
  const first = pages.find(({path}) => path === "index.html")!;
  const {document} = first;
  const order = Array.from(document.querySelectorAll("#observablehq-sidebar a[href]"), (link) =>
    link.getAttribute("href")!.replace(/^\.\//, "")
  );
  const shown = [first, ...order.flatMap((path) => pages.filter((page) => page !== first && page.path === path))];
  const sections = shown.filter(({path}) => !tools.includes(path)).map(sectionOf);
  for (const element of document.querySelectorAll(
    "script, #observablehq-sidebar, #observablehq-toc, #observablehq-header"
  ))
    element.remove();
  document.querySelector("meta[http-equiv]")?.remove();
  document.head.insertAdjacentHTML("afterbegin", `<base href="${pathToFileURL(resolve(folder)).href}/">`);
  document.head.insertAdjacentHTML("beforeend", "<style>html, body {background: white}</style>");
  document.querySelector("main")!.innerHTML = sections.join("\n");
  return serialized(document);
}

function sectionOf({document}: Page): string {
  const main = document.querySelector("main")!.cloneNode(true) as Element;
  for (const element of main.querySelectorAll("script, noscript, link")) element.remove();
  for (const image of main.querySelectorAll("img")) image.removeAttribute("loading");
  return `<section style="break-before: page">${main.innerHTML}</section>`;
}
