interface Token {
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

type Render = (tokens: readonly Token[], index: number, options: unknown, env: unknown, self: Renderer) => string;

interface Renderer {
  renderToken(tokens: readonly Token[], index: number, options: unknown): string;
}

/** What this plugin needs of markdown-it. */
interface MarkdownIt {
  readonly renderer: {readonly rules: {link_open?: Render}};
}

/** What a term means, and where it is explained. */
export interface Term {
  readonly meaning: string;
  readonly href: string;
}

const scheme = "term:";

/**
 * A markdown-it plugin for a glossary: `[five seeds](term:seed)` becomes a link to where the term is explained, with its
 * meaning as the link's title.
 * @param glossary by what stands after "term:"
 * @throws RangeError where a page names a term that the glossary lacks
 */
export function terms<M extends MarkdownIt>(md: M, glossary: Readonly<Record<string, Term>>): M {
  const {rules} = md.renderer;
  const render: Render =
    rules.link_open ?? ((tokens, index, options, _, self) => self.renderToken(tokens, index, options));
  rules.link_open = (tokens, index, ...rest) => {
    const token = tokens[index]!;
    const href = token.attrGet("href") ?? "";
    if (href.startsWith(scheme)) {
      const name = href.slice(scheme.length);
      const term = glossary[name];
      if (term === undefined)
        throw new RangeError(`unknown term: expected one of ${Object.keys(glossary).join(", ")}, got "${name}"`);
      token.attrSet("href", term.href);
      token.attrSet("title", term.meaning);
      token.attrSet("class", "term");
    }
    return render(tokens, index, ...rest);
  };
  return md;
}
