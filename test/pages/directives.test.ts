import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {substituteDirectives, type PageContent} from "../../site/pages/directives.js";
import {renderPage} from "./renderPage.js";

/** Content of which every page has the same statements and figures. */
function contentOf(statements: Record<string, string>, figures: Record<string, string> = {}): PageContent {
  const find = (texts: Record<string, string>, page: string, name: string): string => {
    const text = texts[name];
    if (text === undefined) throw new RangeError(`unknown on ${page}: ${name}`);
    return text;
  };
  return {
    statement: (page, name) => find(statements, page, name),
    figure: (page, name) => find(figures, page, name)
  };
}

/** What is left of a text in a page on which nothing but the text stands between two marks. */
function rendered(text: string): {text: string; children: number; codeCount: number} {
  const {body, codeCount} = renderPage("before {{text}} after", "/page", contentOf({text}));
  const paragraph = body.querySelector("p")!;
  return {text: paragraph.textContent, children: paragraph.childElementCount, codeCount};
}

describe("statements", () => {
  it("stand where their names stood, as often as they are named", () => {
    const source = "A {{one}}, {{two}} and {{one}}.";
    expect(substituteDirectives(source, "/page", contentOf({one: "1", two: "2"}))).toBe("A 1, 2 and 1.");
  });
  it.each([
    ["emphasis", "*a* __b__ ~~c~~"],
    ["code", "`a`"],
    ["links", "[a](./b) ![c](d)"],
    ["HTML", "<script>alert(1)</script> &amp; &lt;"],
    ["expressions", "${1 + 1} $ {"],
    ["directives", "{{text}} {{figure answer}}"],
    ["table cells", "a | b"],
    ["escapes", "a\\*b"],
    ["quotes", `"a" 'b'`]
  ])("never become %s", (_, text) => {
    expect(rendered(text)).toEqual({text: `before ${text} after`, children: 0, codeCount: 0});
  });
  it.each(["# a", "- a", "+ a", "1. a", "> a", "---", "```", ": a"])("never become a block: %s", (text) => {
    const {body} = renderPage("{{text}}", "/page", contentOf({text}));
    expect(body.innerHTML.trim()).toBe(`<p>${text.replace(">", "&gt;")}</p>`);
  });
  it("keep any characters", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (text) => {
        expect(rendered(text)).toEqual({text: `before ${text} after`, children: 0, codeCount: 0});
      }),
      {numRuns: 30}
    );
  });
  it("never end a paragraph or a table", () => {
    const {body} = renderPage("| a |\n|---|\n| {{text}} |\n", "/page", contentOf({text: "x\n\n# y"}));
    expect(body.querySelectorAll("td, h1")).toHaveLength(1);
    expect(body.querySelector("td")!.textContent).toBe("x\n\n# y");
  });
});

describe("figures", () => {
  const figure = `<figure>a\n\n<pre>  b\n  $\{c}\n{{text}}</pre>\n\n* d</figure>`;

  it("stay one block of HTML whatever their code holds", () => {
    const {body, codeCount} = renderPage(
      "A\n\n{{figure one}}\n\nB {{text}}",
      "/page",
      contentOf({text: "C"}, {one: figure})
    );
    expect(body.querySelector("figure > pre")!.textContent).toBe("  b\n  ${c}\n{{text}}");
    expect(body.querySelectorAll("li")).toHaveLength(0);
    expect(Array.from(body.querySelectorAll("p"), (p) => p.textContent)).toEqual(["A", "B C"]);
    expect(codeCount).toBe(0);
  });
});

describe("unknown names", () => {
  it.each([
    ["statement", "{{nothing}}", "unknown on /page: nothing"],
    ["statement with a hyphen", "{{no-thing}}", "unknown on /page: no-thing"],
    ["figure", "{{figure nothing}}", "unknown on /page: nothing"],
    ["figure with a capital", "{{figure Answer}}", "unknown on /page: figure Answer"],
    ["figure within a line", "See {{figure one}}", "unknown on /page: figure one"],
    ["name of nothing", "{{}}", "unknown on /page: "]
  ])("fail: a %s", (_, source, message) => {
    expect(() => substituteDirectives(source, "/page", contentOf({}, {one: "<figure></figure>"}))).toThrow(message);
  });
});
