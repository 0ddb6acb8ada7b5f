const namespace = "http://www.w3.org/2000/svg";

/** Properties that a page's styles may decide and that pass from an element to those in it. */
const inherited = [
  "color",
  "fill",
  "fill-opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-variant-numeric",
  "font-weight",
  "letter-spacing",
  "paint-order",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
  "visibility"
] as const;

/** Properties that do not pass on, with the values that need no words. */
const ownWithInitial = {
  display: "inline",
  "mix-blend-mode": "normal",
  opacity: "1",
  "stop-color": "rgb(0, 0, 0)",
  "stop-opacity": "1"
} as const;

/**
 * A drawing of the page as a file of its own: what the page's styles say is written into it, on the page's paper.
 * @returns the SVG, and its size in px
 */
export function standaloneSvg(drawing: SVGSVGElement): {text: string; width: number; height: number} {
  const {width, height} = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  writeStyles(drawing, copy);
  for (const style of copy.querySelectorAll("style")) style.remove();
  copy.setAttribute("xmlns", namespace);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  copy.prepend(paper(drawing));
  const {XMLSerializer} = drawing.ownerDocument.defaultView!;
  return {text: new XMLSerializer().serializeToString(copy), width, height};
}

function writeStyles(original: Element, copy: Element, parentStyle?: CSSStyleDeclaration): void {
  const style = original.ownerDocument.defaultView!.getComputedStyle(original);
  copy.removeAttribute("class");
  copy.removeAttribute("style");
  for (const property of inherited) {
    const value = style.getPropertyValue(property);
    if (value !== parentStyle?.getPropertyValue(property)) copy.setAttribute(property, value);
    else copy.removeAttribute(property);
  }
  for (const [property, initial] of Object.entries(ownWithInitial)) {
    const value = style.getPropertyValue(property);
    if (value !== initial) copy.setAttribute(property, value);
  }
  Array.from(original.children).forEach((child, i) => writeStyles(child, copy.children[i]!, style));
}

/** The page's paper as a ground that fills the drawing. */
function paper(drawing: SVGSVGElement): SVGRectElement {
  const {documentElement, defaultView} = drawing.ownerDocument;
  const rect = drawing.ownerDocument.createElementNS(namespace, "rect");
  rect.setAttribute("width", "100%");
  rect.setAttribute("height", "100%");
  rect.setAttribute("fill", defaultView!.getComputedStyle(documentElement).backgroundColor);
  return rect;
}
