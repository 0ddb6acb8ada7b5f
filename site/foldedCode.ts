interface Token {
  readonly info: string;
}

type Render = (tokens: readonly Token[], index: number, ...rest: readonly unknown[]) => string;

/** What this plugin needs of markdown-it. */
interface MarkdownIt {
  readonly renderer: {readonly rules: {fence?: Render}};
}

/** A markdown-it plugin that folds the code of cells marked "echo" beneath what they display. */
export function foldedCode<M extends MarkdownIt>(md: M): M {
  const {rules} = md.renderer;
  const render = rules.fence!;
  rules.fence = (tokens, index, ...rest) => {
    const isEchoed = /\becho\b(?!="?false)/.test(tokens[index]!.info);
    const html = render(tokens, index, ...rest);
    if (!isEchoed) return html;
    const code = html.indexOf("<pre");
    return `${html.slice(0, code)}<details class="cell-code"><summary>Code of this cell</summary>${html.slice(code)}</details>\n`;
  };
  return md;
}
