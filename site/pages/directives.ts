/** What the report's own notation in Markdown stands for on a page. */
export interface PageContent {
  /** Text of a statement. @throws RangeError if the page has none of that name */
  statement(page: string, name: string): string;
  /** A figure as HTML. @throws RangeError if there is none of that name */
  figure(page: string, name: string): string;
}

const figureLine = /^\{\{figure ([a-z0-9-]+)\}\}$/gm;
const statementMark = /\{\{([^{}\n]*)\}\}/g;

/**
 * Puts a page's numbers and figures into its Markdown: `{{name}}` becomes the text of the page's statement `name`,
 * and a line `{{figure name}}` becomes the figure. Both are made when the page is rendered, so that they are in the
 * HTML, in the search index and in print without a script.
 * @param page path of the page, such as "/results"
 * @throws RangeError for an unknown name, naming page and name
 */
export function substituteDirectives(source: string, page: string, content: PageContent): string {
  const withFigures = source.replace(figureLine, (_, name: string) => oneLine(content.figure(page, name)));
  return withFigures.replace(statementMark, (_, name: string) => escapeText(content.statement(page, name)));
}

/** HTML without line breaks and dollar signs, which would end Markdown's HTML block or start an expression in it. */
function oneLine(html: string): string {
  return html.replaceAll("$", "&#36;").replaceAll("{{", "&#123;&#123;").replaceAll("\n", "&#10;");
}

/** Text in which only letters, digits and spaces stand for themselves, so that none of it can mean anything else. */
function escapeText(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0)};`);
}
