import {spawn} from "node:child_process";
import {once} from "node:events";
import {appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {buildSite} from "../../site/build.js";
import {listFiles, readSite, type BuiltSite} from "../../site/builtSite.js";
import {fixtureProjects} from "./fixtureProject.js";

const projects = fixtureProjects();
const noNetwork = `data:text/javascript,${encodeURIComponent(`globalThis.fetch = () => { throw new Error("no network in tests"); }`)}`;
const build = (project: string): Promise<void> =>
  withEnvironment({NODE_OPTIONS: `--import=${noNetwork}`}, () => buildSite({project, log: () => undefined}));

let project: string;
let site: BuiltSite;

/** Runs a task with variables set, and puts the environment back. */
async function withEnvironment(variables: Readonly<Record<string, string>>, task: () => Promise<void>): Promise<void> {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  await task().finally(() => vi.unstubAllEnvs());
}

beforeAll(async () => {
  project = projects.copy("first");
  await build(project);
  site = await readSite(join(project, "dist"));
});
afterAll(() => projects.remove());

const pageOf = (path: string): Document => site.pages.find((page) => page.path === path)!.document;
const preloadsOf = (path: string): string[] =>
  Array.from(pageOf(path).querySelectorAll("link[rel=later]"), (link) => link.getAttribute("href") ?? "");

describe("a built site", () => {
  it("holds no module that no page, module or worker leads to", () => {
    const code = site.files
      .filter((file) => /\.(?:js|html)$/.test(file))
      .map((file) => readFileSync(join(site.folder, file), "utf8"));
    const modules = site.files.filter((file) => file.startsWith("_import/") && file.endsWith(".js"));
    const unreferenced = modules.filter((file) => !code.some((text) => text.includes(file.split("/").at(-1)!)));
    expect(modules.length).toBeGreaterThan(4);
    expect(unreferenced).toEqual([]);
    expect(site.files.filter((file) => file.startsWith("_node/"))).toEqual([]);
  });
  it("preloads what a page imports at once, and nothing of what it imports on demand", () => {
    const names = preloadsOf("index.html").map((href) => href.replace(/\.[^.]+\.js$/, ""));
    expect(names.filter((name) => !name.includes("chunk"))).toEqual([
      "./_observablehq/client",
      "./_observablehq/runtime",
      "./_observablehq/stdlib",
      "./_import/barChart",
      "./_import/square"
    ]);
    expect(preloadsOf("nested/page.html").every((href) => href.startsWith("../"))).toBe(true);
  });
  it("preloads at most 120 kB of code and 12 modules for a page of charts", () => {
    const modules = preloadsOf("charts.html").map((href) => readFileSync(join(site.folder, href)));
    const bytes = modules.reduce((sum, code) => sum + gzipSync(code).length, 0);
    expect(modules.length).toBeLessThanOrEqual(12);
    expect(bytes).toBeLessThanOrEqual(120_000);
  });
  it("keeps a worker under the address that the code starts it by, and what it imports", () => {
    const [worker] = site.files.filter((file) => file.startsWith("_import/workers/"));
    const [, imported] = /from "\.\.\/([^"]+)"/.exec(readFileSync(join(site.folder, worker!), "utf8"))!;
    expect(site.files).toContain(`_import/${imported}`);
  });
  it("holds what loaders make under the addresses that the configuration names", () => {
    expect(site.files).toContain("data/numbers.json");
  });
  it("has a policy on every page", () => {
    const policies = site.pages.map(({document}) =>
      document.querySelector("meta[http-equiv]")?.getAttribute("content")
    );
    expect(policies).toEqual(Array<unknown>(5).fill(expect.stringMatching(/^default-src 'none'; script-src 'self'/)));
  });
  it("is the same to the byte in another folder, time zone, language and home", async () => {
    const other = projects.copy("other");
    const elsewhere = {TZ: "Pacific/Auckland", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", HOME: other};
    for (const [name, value] of Object.entries(elsewhere)) vi.stubEnv(name, value);
    await build(other);
    const files = await listFiles(join(other, "dist"));
    expect(files).toEqual(site.files);
    const differing = files.filter(
      (file) => !readFileSync(join(other, "dist", file)).equals(readFileSync(join(site.folder, file)))
    );
    expect(differing).toEqual([]);
  });
});

describe("what cells display is in the HTML", () => {
  const main = (): HTMLElement => pageOf("notebook.html").querySelector("main")!;
  const state = (words: string): HTMLElement => {
    const all = Array.from(main().querySelectorAll<HTMLElement>("observablehq-loading[data-prerendered]"));
    return all.find(({textContent}) => textContent === words)!;
  };

  it("as numbers in the text, with inputs at their first values", () => {
    const text = main().textContent.replace(/\s+/g, " ");
    expect(text).toContain("The mean of 3 people is 172.5 cm");
    expect(text).toContain("There are 2 above 170 cm.");
    expect(main().querySelectorAll("p > observablehq-loading")).toHaveLength(5);
    expect(main().querySelector("input[type=range]")?.getAttribute("value")).toBe("170");
  });
  it("as drawings of Plot, svg, html and TeX, whose code can be seen", () => {
    expect(main().querySelectorAll("figure rect, svg g[aria-label=bar] rect")).toHaveLength(3);
    expect(main().querySelector("svg[viewBox='0 0 10 10'] circle")).not.toBeNull();
    expect(Array.from(main().querySelectorAll(".of-html b"), ({textContent}) => textContent)).toEqual([
      "Ada",
      "Ben",
      "Cy"
    ]);
    expect(main().querySelector(".katex")?.textContent).toContain("x");
    expect(main().querySelector("pre")?.textContent).toContain("Plot.barX(heights");
  });
  it("for good where it is the same for every reader, and else until it is displayed anew", () => {
    expect(state("172.5").dataset["prerendered"]).toBe("still");
    expect(state("170").dataset["prerendered"]).toBe("");
  });
  it("but where it needs a browser, or the page says no", () => {
    expect(main().querySelector("#drawn-in-browsers [data-prerendered]")).toBeNull();
    expect(main().querySelector("#of-the-reader [data-prerendered]")).toBeNull();
  });
  it("with each page's files in a table of hashes", () => {
    const table = JSON.parse(pageOf("notebook.html").getElementById("file-integrity")!.textContent) as object;
    expect(Object.entries(table)).toEqual([
      [expect.stringMatching(/^\.\/_file\/data\/heights\.[0-9a-f]{8}\.arrow$/), expect.stringMatching(/^sha256-/)]
    ]);
  });
  it("and in the search index, without code", async () => {
    const path = site.files.find((file) => /^_observablehq\/minisearch\..*\.json$/.test(file))!;
    const {index} = JSON.parse(readFileSync(join(site.folder, path), "utf8")) as {index: [string, unknown][]};
    const terms = index.map(([term]) => term);
    expect(terms).toContain("ada");
    expect(terms.filter((term) => /barx|const/.test(term))).toEqual([]);
  });
});

describe("buildSite", () => {
  it("keeps the last good site and names page and reason if a cell does not compile", async () => {
    const broken = projects.copy("broken", project);
    const before = readFileSync(join(broken, "dist/charts.html"), "utf8");
    appendFileSync(join(broken, "src/charts.md"), "\n```js\nconst = 1;\n```\n\n[away](./nowhere)\n");
    await expect(build(broken)).rejects.toThrow(
      /1 problem in the built site\n {2}charts.html: cell does not compile: SyntaxError/
    );
    expect(readFileSync(join(broken, "dist/charts.html"), "utf8")).toBe(before);
    expect(readdirSync(broken).sort()).toEqual([".cache", "dist", "observablehq.config.ts", "src"]);
  });
  it("names page and reason if a cell fails when it is run", async () => {
    const throwing = projects.copy("throwing", project);
    appendFileSync(join(throwing, "src/charts.md"), `\n${"```js"}\nthrow new Error("no such column");\n${"```"}\n`);
    await expect(build(throwing)).rejects.toThrow(/cannot prerender charts\.html: no such column/);
  });
  it("shows the loader's error if a loader fails", async () => {
    const failing = projects.copy("failing", project);
    writeFileSync(join(failing, "src/data/numbers.json.ts"), `throw new Error("no data");\n`);
    await expect(build(failing)).rejects.toThrow(/observable build ended with code 1; its last lines:[^]*no data/);
  });
  it("runs loaders again whose own files have not changed, and is not held up by what they leave running", async () => {
    const leaving = projects.copy("leaving", project);
    expect(readFileSync(join(leaving, "dist/data/numbers.json"), "utf8")).toBe("[3,1,4,1,5]");
    const numbers = [
      `import {spawn} from "node:child_process";`,
      `import {writeFileSync} from "node:fs";`,
      `const left = spawn("sleep", ["1000"], {stdio: "inherit"});`,
      `left.unref();`,
      `writeFileSync("left.pid", String(left.pid));`,
      `export const numbers = [2, 7];`
    ].join("\n");
    writeFileSync(join(leaving, "src/lib/numbers.ts"), numbers);
    await build(leaving);
    expect(readFileSync(join(leaving, "dist/data/numbers.json"), "utf8")).toBe("[2,7]");
    const pid = Number(readFileSync(join(leaving, "left.pid"), "utf8"));
    while (isRunning(pid)) await setTimeout(20);
  });
  it("refuses to write outside of the project", async () => {
    await expect(buildSite({project, output: "../elsewhere", log: () => undefined})).rejects.toThrow(
      /inside .*first, got .*elsewhere/
    );
  });
  it.each(["SIGTERM", "SIGKILL"] as const)("ends its loaders when it is ended by %s", async (signal) => {
    const slow = projects.copy(signal, project);
    const loader = [
      `import {mkdirSync, writeFileSync} from "node:fs";`,
      `mkdirSync(process.env.SITE_OUTPUT, {recursive: true});`,
      `writeFileSync("loader.pid", String(process.pid));`,
      `setInterval(() => undefined, 1000);`
    ].join("\n");
    writeFileSync(join(slow, "src/data/numbers.json.ts"), loader);
    const builder = spawn(process.execPath, ["--import", "tsx", "test/notebook/buildFixture.ts", slow], {
      stdio: "ignore"
    });
    while (!existsSync(join(slow, "loader.pid"))) await setTimeout(20);
    const ended = once(builder, "exit");
    builder.kill(signal);
    await ended;
    const pid = Number(readFileSync(join(slow, "loader.pid"), "utf8"));
    while (isRunning(pid)) await setTimeout(20);
    expect(readFileSync(join(slow, "dist/data/numbers.json"), "utf8")).toBe("[3,1,4,1,5]");
    const left = readdirSync(slow).filter((name) => name.startsWith("dist."));
    expect(left.map((name) => name.replace(/\d+/g, "N"))).toEqual(signal === "SIGKILL" ? ["dist.N-N.next"] : []);
  });
});

function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/stat`;
  return existsSync(status) && !/\) Z /.test(readFileSync(status, "utf8"));
}
