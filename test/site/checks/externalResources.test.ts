import {describe, expect, it} from "vitest";
import {externalResources} from "../../../site/checks/externalResources.js";
import {pageWith, siteOf} from "../siteOf.js";

describe("externalResources", () => {
  it.each([
    [`<link rel="stylesheet" href="https://fonts.example/css2?family=A">`],
    [`<link rel="preconnect" href="//fonts.example">`],
    [`<script src="https://cdn.example/a.js"></script>`],
    [`<style>@import "https://fonts.example/a.css";</style>`],
    [`<style>p { background: url( "//cdn.example/a.png" ); }</style>`]
  ])("reports %s in a page's head", async (head) => {
    const problems = await externalResources(await siteOf({"a.html": pageWith({head})}));
    expect(problems).toEqual([{file: "a.html", reason: expect.stringMatching(/from another site: .*example/)}]);
  });
  it.each([
    [`<img src="https://cdn.example/a.png">`],
    [`<img srcset="a.png 1x, https://cdn.example/b.png 2x">`],
    [`<p style="background: url(https://cdn.example/a.png)"></p>`],
    [`<iframe src="//video.example/1"></iframe>`]
  ])("reports %s in a page's body", async (body) => {
    const problems = await externalResources(await siteOf({"a.html": pageWith({body})}));
    expect(problems).toEqual([{file: "a.html", reason: expect.stringContaining("from another site")}]);
  });
  it("reports imports and addresses in style sheets", async () => {
    const css = `@import url("https://fonts.example/a.css");@font-face{src:url(https://fonts.example/a.woff2)}p{background:url(a.png)}`;
    expect(await externalResources(await siteOf({"_import/style.css": css}))).toEqual([
      {file: "_import/style.css", reason: "style loads from another site: https://fonts.example/a.css"},
      {file: "_import/style.css", reason: "style loads from another site: https://fonts.example/a.woff2"}
    ]);
  });
  it("lets pages link to other sites, draw SVG and embed data", async () => {
    const body = `<a href="https://example.org">x</a><svg xmlns="http://www.w3.org/2000/svg"></svg><img src="data:image/png;base64,//8=">`;
    expect(await externalResources(await siteOf({"a.html": pageWith({body})}))).toEqual([]);
  });
});
