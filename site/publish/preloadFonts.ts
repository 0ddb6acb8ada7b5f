const rule = /@font-face\s*\{[^}]*\}/g;

/**
 * Lets a page ask for the upright fonts of its own rules at once, and not when a style sheet that names them has come: of
 * each family the last, which holds what most pages need.
 */
export function preloadFonts(document: Document): void {
  const rules = Array.from(document.querySelectorAll("style"), ({textContent}) => textContent.match(rule) ?? []).flat();
  const addresses = new Map<string, string>();
  for (const face of rules) {
    const [, family] = /font-family:"([^"]+)"/.exec(face) ?? [];
    const [, address] = /url\("([^"]+)"\)/.exec(face) ?? [];
    if (family !== undefined && address !== undefined && !face.includes("font-style:italic"))
      addresses.set(family, address);
  }
  for (const href of addresses.values()) {
    const link = document.createElement("link");
    const attributes = {rel: "preload", as: "font", type: "font/woff2", href, crossorigin: ""};
    for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
    document.querySelector("link[rel=stylesheet]")?.before(link);
  }
}
