import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readSite, type BuiltSite} from "../../../site/builtSite.js";
import {brokenLinks} from "../../../site/checks/brokenLinks.js";
import {externalResources} from "../../../site/checks/externalResources.js";
import {harden} from "../../../site/harden/harden.js";
import {fontFaces} from "../../../site/fontFaces.js";
import {publish} from "../../../site/publish/publish.js";
import type {Publication} from "../../../site/publish/publication.js";
import {pageWith, siteOf} from "../siteOf.js";

const publication: Publication = {
  name: "A & B",
  card: {path: "data/card.png", width: 1200, height: 630, alt: "A card"},
  structuredData: "about.json",
  files: {"about.json": "The site in schema.org’s words"}
};
const long = "This sentence has some eighty characters, which is a good deal for one of them. ".repeat(4);

async function published(
  options: Partial<Publication> = {},
  files: Readonly<Record<string, string>> = {}
): Promise<BuiltSite> {
  const site = await siteOf({
    "about.json": `{"name": "</script>"}`,
    "data/card.png": "",
    "index.html": pageWith({
      head: "<title>A &amp; B</title>",
      body: `<main><p class="kicker">No</p><h1>A finding</h1><figure><p>No.</p></figure><p></p><p>First  of all.</p></main>`
    }),
    "folder/page.html": pageWith({
      head: "<title>Page | A &amp; B</title>",
      body: `<main><h1>Page</h1><p>${long}</p></main>`
    }),
    ...files
  });
  await publish(site, {...publication, ...options}, "en");
  return readSite(site.folder);
}

const url = "https://example.org/report/";
const headOf = ({pages}: BuiltSite, path: string): HTMLHeadElement =>
  pages.find((page) => page.path === path)!.document.head;
const metaOf = (site: BuiltSite, path: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(headOf(site, path).querySelectorAll("meta[content]"), (meta) => [
      meta.getAttribute("property") ?? meta.getAttribute("name") ?? "",
      meta.getAttribute("content")!
    ])
  );
const textOf = ({folder}: BuiltSite, path: string): string => readFileSync(join(folder, path), "utf8");

describe("a page's metadata", () => {
  it("have its first paragraph, the card and the address, where the site's is known", async () => {
    expect(metaOf(await published({url}), "index.html")).toEqual({
      description: "First of all.",
      "og:type": "website",
      "og:site_name": "A & B",
      "og:title": "A finding",
      "og:description": "First of all.",
      "og:url": url,
      "og:image": `${url}data/card.png`,
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": "A card",
      "twitter:card": "summary_large_image"
    });
  });
  it("have whole sentences, and the page's own title", async () => {
    const {description, "og:title": title, "og:url": address} = metaOf(await published({url}), "folder/page.html");
    expect(description).toBe(long.slice(0, 159).trim());
    expect([title, address]).toEqual(["Page", `${url}folder/page.html`]);
  });
  it("have the names of a page's sections where it has no paragraph", async () => {
    const list = pageWith({body: "<main><h1>Works</h1><h2>Old</h2><ul></ul><h2>New</h2><ul></ul></main>"});
    expect(metaOf(await published({}, {"list.html": list}), "list.html")["description"]).toBe("Works: Old, New");
  });
  it("leave what a page says itself", async () => {
    const own = pageWith({head: `<meta name="description" content="My own.">`, body: "<main><p>Other.</p></main>"});
    const meta = metaOf(await published({}, {"own.html": own}), "own.html");
    expect([meta["description"], meta["og:description"]]).toEqual(["My own.", "My own."]);
  });
  it("name no address where the site's is not known, and the card from the page", async () => {
    const site = await published();
    expect(metaOf(site, "folder/page.html")["og:image"]).toBe("../data/card.png");
    expect(metaOf(site, "index.html")).not.toHaveProperty("og:url");
    expect(headOf(site, "index.html").querySelector("link[rel=canonical]")).toBeNull();
    expect(site.files).not.toContain("sitemap.xml");
  });
  it("hold the structured data on the first page, in which no markup ends", async () => {
    const site = await published();
    const script = headOf(site, "index.html").querySelector("script[type='application/ld+json']")!;
    expect(JSON.parse(script.textContent)).toEqual({name: "</script>"});
    expect(headOf(site, "folder/page.html").querySelector("script[type='application/ld+json']")).toBeNull();
  });
  it("are no links or resources that lead out of the site", async () => {
    const site = await published({url});
    expect([...(await externalResources(site)), ...brokenLinks(site)]).toEqual([]);
  });
});

it("the site map and the list for language models have every page but the one for unknown addresses", async () => {
  const site = await published({url});
  const addresses = [`${url}folder/page.html`, url];
  expect(Array.from(textOf(site, "sitemap.xml").matchAll(/<loc>(.*)<\/loc>/g), ([, loc]) => loc)).toEqual(addresses);
  expect(textOf(site, "robots.txt")).toContain(`Sitemap: ${url}sitemap.xml`);
  const listed = Array.from(textOf(site, "llms.txt").matchAll(/^- \[.*\]\((.*)\): ./gm), ([, address]) => address);
  expect(listed).toEqual([...addresses, `${url}about.json`]);
  expect(textOf(site, "llms.txt")).toMatch(/^# A & B\n\n> First of all\.\n/);
});

describe("the page for unknown addresses", () => {
  it("has whole addresses where the site's is known, and then needs no script", async () => {
    const {document} = (await published({url})).pages.find(({path}) => path === "404.html")!;
    expect(Array.from(document.querySelectorAll("a"), (a) => a.getAttribute("href"))).toEqual([
      `${url}folder/page.html`,
      url
    ]);
    expect(document.querySelector("script, link:not([href^='data:']), [src]")).toBeNull();
  });
  it("keeps its own policy, and loads nothing", async () => {
    const site = await published();
    await harden(site);
    const {document} = (await readSite(site.folder)).pages.find(({path}) => path === "404.html")!;
    expect(document.querySelectorAll("meta[http-equiv=Content-Security-Policy]")).toHaveLength(1);
    expect(document.querySelector("link:not([href^='data:']), [src]")).toBeNull();
  });
  it("is the site's own where it has one", async () => {
    const own = pageWith({body: "<h1>My own</h1>"});
    expect(textOf(await published({}, {"404.html": own}), "404.html")).toBe(own);
  });
});

it("upright fonts that hold what a page needs are asked for at once, from the page's own folder", async () => {
  const face = {
    standIns: [{style: "normal", fonts: ["Arial"], widthRatio: 0.5}],
    ascent: 1,
    descent: 0.25
  } as const;
  const files = [
    {name: "a-rest.woff2", style: "normal", weights: [400, 600], range: "U+0-FF"},
    {name: "a.woff2", style: "normal", weights: [400, 600], range: "U+20-7E"},
    {name: "a-italic.woff2", style: "italic", weights: [400], range: "U+20-7E"}
  ] as const;
  const head = `${fontFaces([{family: "A", files, ...face}], "/folder/fonts")}<link rel="stylesheet" href="a.css">`;
  const site = await published({}, {"folder/fonts.html": pageWith({head})});
  const links = headOf(site, "folder/fonts.html").querySelectorAll("link[rel=preload][as=font][crossorigin]");
  expect(Array.from(links, (link) => link.getAttribute("href"))).toEqual(["../fonts/a.woff2"]);
  expect(head).toContain("font-style:normal;font-weight:400 600;");
  expect(head).toContain("font-style:italic;font-weight:400;");
  expect(head).toContain("size-adjust:50.00%;ascent-override:200.00%;descent-override:50.00%");
});
