/**
 * Takes links to a place in the same page out of a page with a base address, where they lead to another page.
 * Framework gives the page for unknown addresses such a base, since it is shown at any depth.
 */
export function fragmentLinks(document: Document): void {
  if (document.querySelector("base") === null) return;
  for (const link of document.querySelectorAll("a[href^='#']")) link.replaceWith(...link.childNodes);
}
