import type {Page} from "../builtSite.js";

const sentence =
  "Scripts cannot run here: the page was perhaps opened as a file or in a sandboxed frame. Text, figures and numbers are complete, as drawn at the build. Choices, search and computing in the browser need a web server.";
const style =
  ".without-scripts{display:none}html[data-scripts=none] .without-scripts{display:block}@media(scripting:none){.without-scripts{display:block}}";

/**
 * Gives a page a sentence that shows where scripts are off, blocked or cannot be loaded, and the inline script that
 * notices the last of these. It is the first in the page, so that no other can fail before.
 * @param prelude code of `prelude.ts`
 */
export function withoutScripts({path, document}: Page, prelude: string): void {
  const script = document.createElement("script");
  script.dataset["page"] = path;
  script.textContent = prelude;
  const charset = document.querySelector("meta[charset]");
  if (charset === null) document.head.prepend(script);
  else charset.after(script);
  const main = document.querySelector("main");
  if (main === null) return;
  const note = Object.assign(document.createElement("p"), {className: "without-scripts", textContent: sentence});
  main.prepend(note);
  document.head.append(Object.assign(document.createElement("style"), {textContent: style}));
}
