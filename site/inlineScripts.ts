/** A page's scripts whose code stands in the page itself; blocks of data are left out. */
export function inlineScripts(document: Document): HTMLScriptElement[] {
  return Array.from(document.querySelectorAll<HTMLScriptElement>("script:not([src])")).filter(
    ({type}) => type === "" || type === "module" || type === "text/javascript"
  );
}

/** A page's inline modules: Framework writes the cells into one of them. */
export function inlineModules(document: Document): HTMLScriptElement[] {
  return inlineScripts(document).filter(({type}) => type === "module");
}
