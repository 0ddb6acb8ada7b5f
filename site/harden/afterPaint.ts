import {inlineModules, later} from "../inlineScripts.js";

/**
 * Lets a page ask for its modules once what stands in its HTML has been drawn, so that on a slow line they take nothing
 * from the style sheet and the fonts. Scripts that import nothing stay as they are.
 * @param script code of `begin.ts`
 */
export function afterPaint(document: Document, script: string): void {
  const own = inlineModules(document).filter(({text}) => /^\s*import\b/m.test(text));
  const modules = [...document.querySelectorAll<HTMLScriptElement>("script[type=module][src]"), ...own];
  if (modules.length === 0) return;
  for (const module of modules) module.type = later;
  for (const link of document.querySelectorAll("link[rel=modulepreload]")) link.setAttribute("rel", later);
  document.head.append(Object.assign(document.createElement("script"), {type: "module", textContent: script}));
}
