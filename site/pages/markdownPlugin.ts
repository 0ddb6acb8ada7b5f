import {substituteDirectives, type PageContent} from "./directives.js";

interface CoreState {
  src: string;
  readonly env: {readonly path: string};
}

/** What this plugin needs of markdown-it. */
interface MarkdownIt {
  readonly core: {readonly ruler: {before(rule: string, name: string, run: (state: CoreState) => void): void}};
}

/** A markdown-it plugin that puts statements and figures into each page before it is parsed. */
export function reportDirectives(content: PageContent): <M extends MarkdownIt>(md: M) => M {
  return (md) => {
    md.core.ruler.before("normalize", "report-directives", (state) => {
      state.src = substituteDirectives(state.src, state.env.path, content);
    });
    return md;
  };
}
