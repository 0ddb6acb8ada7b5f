import {JSDOM} from "jsdom";
import type {PageContent} from "../../site/pages/directives.js";
import {reportDirectives} from "../../site/pages/markdownPlugin.js";

/** What these tests need of Framework's Markdown, which ships no types. */
interface FrameworkMarkdown {
  createMarkdownIt(options: {readonly markdownIt: ReturnType<typeof reportDirectives>}): unknown;
  parseMarkdown(
    source: string,
    options: {readonly md: unknown; readonly path: string}
  ): {
    readonly body: string;
    readonly code: readonly unknown[];
  };
}

const markdownModule = "@observablehq/framework/dist/markdown.js";
const {createMarkdownIt, parseMarkdown} = (await import(markdownModule)) as FrameworkMarkdown;

/** A page as readers get it. */
export interface RenderedPage {
  readonly body: HTMLElement;
  /** Cells and inline expressions that Framework found in it. */
  readonly codeCount: number;
}

/**
 * Renders a page with the report's directives, as Framework does in a build.
 * @param path of the page, such as "/results"
 */
export function renderPage(source: string, path: string, content: PageContent): RenderedPage {
  const md = createMarkdownIt({markdownIt: reportDirectives(content)});
  const {body, code} = parseMarkdown(source, {md, path});
  return {body: new JSDOM(body).window.document.body, codeCount: code.length};
}
