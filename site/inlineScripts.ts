/** Type of the modules that a page asks for later: no browser runs them until it is changed. */
export const later = "later";

const types = ["", "module", "text/javascript", later];

/** A page's scripts whose code stands in the page itself; blocks of data are left out. */
export function inlineScripts(document: Document): HTMLScriptElement[] {
  return Array.from(document.querySelectorAll<HTMLScriptElement>("script:not([src])")).filter(({type}) =>
    types.includes(type)
  );
}

/** A page's inline modules: Framework writes the cells into one of them. */
export function inlineModules(document: Document): HTMLScriptElement[] {
  return inlineScripts(document).filter(({type}) => type === "module" || type === later);
}
