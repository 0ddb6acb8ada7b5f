import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {parsePage, serialized} from "../../../site/builtSite.js";
import {accessibleShell} from "../../../site/harden/accessibleShell.js";
import {afterPaint} from "../../../site/harden/afterPaint.js";
import {contentSecurityPolicy} from "../../../site/harden/contentSecurityPolicy.js";
import {shortStyles} from "../../../site/harden/shortStyles.js";
import {pageWith, siteOf} from "../siteOf.js";

const documentOf = (html: string): Document => parsePage("a.html", `<!DOCTYPE html><html>${html}</html>`).document;
const main = `<main id="observablehq-main"><h1 id="a"><a href="#a">A</a></h1></main>`;

/** A page's document with its shell made accessible. */
function mended(html: string): Document {
  const document = documentOf(html);
  accessibleShell(document, {language: "en", script: "./shell.js"});
  return document;
}

const labelOf = (element: Element): string | null => element.getAttribute("aria-label");

describe("accessibleShell", () => {
  it("states the language", () => {
    expect(serialized(mended(""))).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
  });
  it("lets readers zoom", () => {
    const document = mended(`<head><meta name="viewport" content="width=device-width, maximum-scale=1"></head>`);
    expect(document.querySelector("meta")?.getAttribute("content")).toBe("width=device-width, initial-scale=1");
  });
  it("names the landmarks that are there", () => {
    const document = mended(`<nav id="observablehq-sidebar"></nav><aside id="observablehq-toc"><nav></nav></aside>`);
    expect(Array.from(document.querySelectorAll("nav"), labelOf)).toEqual(["Pages", "On this page"]);
  });
  it("leaves only items in the sidebar's list", () => {
    const document = mended(`<nav><ol><label id="observablehq-sidebar-close"></label><li></li></ol></nav>`);
    expect(Array.from(document.querySelector("ol")!.children, ({localName}) => localName)).toEqual(["li"]);
    expect(document.querySelector("nav > label")).not.toBeNull();
  });
  it("begins with a link to the main content", () => {
    const document = mended(`<body><p></p>${main}</body>`);
    const [link, ...others] = document.body.firstElementChild!.children;
    expect([link!.getAttribute("href"), others]).toEqual(["#observablehq-main", []]);
    expect(document.querySelector("main")?.getAttribute("tabindex")).toBe("-1");
  });
  it("has a button for the sidebar, in front of the checkbox that is left to pointers", () => {
    const document = mended(
      `<body><input id="observablehq-sidebar-toggle" type="checkbox"><nav id="observablehq-sidebar"></nav>${main}</body>`
    );
    const button = document.querySelector("nav button")!;
    expect(document.getElementById(button.getAttribute("aria-controls")!)?.localName).toBe("nav");
    expect(document.querySelector("input")?.tabIndex).toBe(-1);
  });
  it("keeps links within a page out of a page with a base address", () => {
    const document = mended(`<head><base href="/"></head><body>${main}</body>`);
    expect(document.querySelector("a")).toBeNull();
    expect(document.querySelector("h1")?.textContent).toBe("A");
  });
});

describe("afterPaint", () => {
  const kept = (html: string): string[] => {
    const document = documentOf(html);
    afterPaint(document, "begin()");
    return Array.from(document.head.children, (one) => one.outerHTML);
  };
  it("keeps back modules and what is preloaded of them, and lets all else be", () => {
    expect(
      kept(`<head><script>first()</script><link rel="modulepreload" href="a.js"><script type="module">own()</script>
        <script type="module" src="a.js"></script><script type="module">\nimport {b} from "./b.js";</script></head>`)
    ).toEqual([
      "<script>first()</script>",
      `<link rel="later" href="a.js">`,
      `<script type="module">own()</script>`,
      `<script type="later" src="a.js"></script>`,
      `<script type="later">\nimport {b} from "./b.js";</script>`,
      `<script type="module">begin()</script>`
    ]);
  });
  it("adds nothing to a page that imports nothing", () => {
    expect(kept(`<head><script>first()</script></head>`)).toEqual(["<script>first()</script>"]);
  });
});

describe("shortStyles", () => {
  it("stand in the page, in their places; long ones and those that name files stay files", async () => {
    const names = ["long", "short", "names"].map((name) => `_styles/${name}.css`);
    const links = names.map((name) => `<link rel="stylesheet" href="../${name}">`).join("");
    const preloads = names.map((name) => `<link rel="preload" as="style" href="../${name}">`).join("");
    const {folder, pages} = await siteOf({
      "nested/page.html": pageWith({head: preloads + links}),
      "_styles/long.css": "a { color: red }\n".repeat(1000),
      "_styles/short.css": "a { color: red }",
      "_styles/names.css": "a { background: url(a.png) }"
    });
    await shortStyles(folder, pages[0]!);
    expect(Array.from(pages[0]!.document.head.querySelectorAll("link, style"), (one) => one.outerHTML)).toEqual([
      `<link rel="preload" as="style" href="../_styles/long.css">`,
      `<link rel="preload" as="style" href="../_styles/names.css">`,
      `<link rel="stylesheet" href="../_styles/long.css">`,
      "<style>a { color: red }</style>",
      `<link rel="stylesheet" href="../_styles/names.css">`
    ]);
  });
});

describe("contentSecurityPolicy", () => {
  const policyOf = (html: string): string => {
    const document = documentOf(html);
    contentSecurityPolicy(document);
    return document.querySelector("meta[http-equiv]")?.getAttribute("content") ?? "";
  };
  it("admits inline scripts by the hash of their text, and no data blocks", () => {
    const script = ` const a = "ä" && 1; `;
    const hash = createHash("sha256").update(script, "utf8").digest("base64");
    const policy = policyOf(
      `<head><script type="later">${script}</script><script type="application/json">{}</script></head>`
    );
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
  });
  it("admits neither eval nor, outside workers, WebAssembly", () => {
    expect(policyOf("")).not.toContain("eval");
  });
  it("admits a base address of the site itself only where the page has one", () => {
    expect(policyOf("")).toContain("base-uri 'none'");
    expect(policyOf(`<head><base href="/"></head>`)).toContain("base-uri 'self'");
  });
  it("stands before everything that it rules", () => {
    const document = documentOf(`<head><meta charset="utf-8"><link rel="modulepreload" href="a.js"></head>`);
    contentSecurityPolicy(document);
    expect(document.head.children[1]?.getAttribute("http-equiv")).toBe("Content-Security-Policy");
  });
});
