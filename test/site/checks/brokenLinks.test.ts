import {describe, expect, it} from "vitest";
import {brokenLinks} from "../../../site/checks/brokenLinks.js";
import {pageWith, siteOf} from "../siteOf.js";

const linking = async (href: string) =>
  brokenLinks(
    await siteOf({
      "index.html": pageWith({body: `<h1 id="top-of-page">A</h1>`}),
      "folder/page.html": pageWith({body: `<h2 id="gr%C3%B6%C3%9Fe">B</h2><a href="${href}">link</a>`}),
      "folder/index.html": pageWith({}),
      "data/a b.arrow": ""
    })
  );

describe("links", () => {
  it.each([
    ["../"],
    ["../#top-of-page"],
    ["./page"],
    ["/folder/page.html"],
    ["./"],
    ["../data/a%20b.arrow"],
    ["#gr%25C3%25B6%25C3%259Fe"],
    ["#"],
    ["https://example.org/nothing"],
    ["mailto:someone@example.org"]
  ])("to %s are whole", async (href) => {
    expect(await linking(href)).toEqual([]);
  });
  it.each([
    ["../missing", "no page or file at ../missing"],
    ["page/deeper", "no page or file at page/deeper"],
    ["../data/a.arrow", "no page or file at ../data/a.arrow"],
    ["../#absent", `no element with id "absent" in index.html, linked as ../#absent`],
    ["#absent", `no element with id "absent" in folder/page.html, linked as #absent`],
    ["http://[", "not an address: http://["]
  ])("to %s are broken", async (href, reason) => {
    expect(await linking(href)).toEqual([{file: "folder/page.html", reason: `broken link: ${reason}`}]);
  });
  it("start at the base address where a page has one", async () => {
    const site = await siteOf({
      "index.html": pageWith({}),
      "404.html": pageWith({head: `<base href="/">`, body: `<a href="#x">x</a>`})
    });
    expect(brokenLinks(site)).toEqual([
      {file: "404.html", reason: `broken link: no element with id "x" in index.html, linked as #x`}
    ]);
  });
  it("of images and style sheets count as well", async () => {
    const site = await siteOf({
      "index.html": pageWith({head: `<link rel="stylesheet" href="a.css">`, body: `<img src="b.png">`})
    });
    expect(brokenLinks(site).map(({reason}) => reason)).toEqual([
      "broken link: no page or file at a.css",
      "broken link: no page or file at b.png"
    ]);
  });
});
