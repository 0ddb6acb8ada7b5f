import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {parsePage, serialized} from "../../../site/builtSite.js";
import {contentSecurityPolicy} from "../../../site/postprocess/contentSecurityPolicy.js";
import {documentLanguage} from "../../../site/postprocess/documentLanguage.js";
import {fragmentLinks} from "../../../site/postprocess/fragmentLinks.js";
import {namedLandmarks} from "../../../site/postprocess/namedLandmarks.js";
import {sidebarControls} from "../../../site/postprocess/sidebarControls.js";
import {skipLink} from "../../../site/postprocess/skipLink.js";
import {zoomableViewport} from "../../../site/postprocess/zoomableViewport.js";

const documentOf = (html: string): Document => parsePage("a.html", `<!DOCTYPE html><html>${html}</html>`).document;
const main = `<main id="observablehq-main"><h1 id="a"><a href="#a">A</a></h1></main>`;

describe("mends of Framework's pages", () => {
  it("state the language", () => {
    const document = documentOf("");
    documentLanguage(document);
    expect(serialized(document)).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
  });
  it("let readers zoom", () => {
    const document = documentOf(`<head><meta name="viewport" content="width=device-width, maximum-scale=1"></head>`);
    zoomableViewport(document);
    expect(document.querySelector("meta")?.getAttribute("content")).toBe("width=device-width, initial-scale=1");
  });
  it("name the landmarks that are there", () => {
    const document = documentOf(
      `<nav id="observablehq-sidebar"></nav><aside id="observablehq-toc"><nav></nav></aside>`
    );
    namedLandmarks(document);
    expect(
      Array.from(document.querySelectorAll("nav"), (nav) => nav.ariaLabel ?? nav.getAttribute("aria-label"))
    ).toEqual(["Pages", "On this page"]);
  });
  it("leave only items in the sidebar's list", () => {
    const document = documentOf(`<nav><ol><label id="observablehq-sidebar-close"></label><li></li></ol></nav>`);
    sidebarControls(document);
    expect(Array.from(document.querySelector("ol")!.children, ({localName}) => localName)).toEqual(["li"]);
    expect(document.querySelector("nav > label")).not.toBeNull();
  });
  it("begin with a link to the main content", () => {
    const document = documentOf(`<body><p></p>${main}</body>`);
    skipLink(document);
    expect(document.body.firstElementChild?.outerHTML).toBe(
      `<a class="skip-link" href="#observablehq-main">Skip to content</a>`
    );
    expect(document.querySelector("main")?.getAttribute("tabindex")).toBe("-1");
  });
  it("keep links within a page out of a page with a base address", () => {
    const document = documentOf(`<head><base href="/"></head><body>${main}</body>`);
    fragmentLinks(document);
    skipLink(document);
    expect(document.querySelector("a")).toBeNull();
    expect(document.querySelector("h1")?.textContent).toBe("A");
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
      `<head><script type="module">${script}</script><script type="application/json">{}</script></head>`
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
