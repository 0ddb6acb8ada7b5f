type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | undefined | readonly (Node | string | undefined)[];

/**
 * Makes elements of a document, with attributes and children; text stays text and never becomes markup.
 * An attribute that is undefined or false is left out, one that is true is set empty.
 * @example const {p, strong} = elements(document); p({class: "lead"}, "The ", strong({}, "CNN"))
 */
export function elements(document: Document): Record<keyof HTMLElementTagNameMap, ElementMaker> {
  return new Proxy({} as Record<keyof HTMLElementTagNameMap, ElementMaker>, {
    get:
      (_, name: string) =>
      (attributes: Attributes, ...children: Child[]) => {
        return filled(document.createElement(name), attributes, children);
      }
  });
}

/** Makes SVG elements, likewise. */
export function svgElements(document: Document): Record<keyof SVGElementTagNameMap, SvgMaker> {
  return new Proxy({} as Record<keyof SVGElementTagNameMap, SvgMaker>, {
    get:
      (_, name: string) =>
      (attributes: Attributes, ...children: Child[]) => {
        return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
      }
  });
}

export type ElementMaker = (attributes: Attributes, ...children: Child[]) => HTMLElement;
export type SvgMaker = (attributes: Attributes, ...children: Child[]) => SVGElement;

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}
