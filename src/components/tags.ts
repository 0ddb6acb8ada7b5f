type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | undefined | readonly (Node | string | undefined)[];

export type ElementMaker = (attributes: Attributes, ...children: Child[]) => HTMLElement;
export type SvgMaker = (attributes: Attributes, ...children: Child[]) => SVGElement;

/**
 * Makes elements, with attributes and children; text stays text and never becomes markup. An attribute that is
 * undefined or false is left out, one that is true is set empty.
 * @example const {p, strong} = tags; p({class: "lead"}, "The ", strong({}, "CNN"))
 */
export const tags = new Proxy({} as Record<keyof HTMLElementTagNameMap, ElementMaker>, {
  get:
    (_, name: string): ElementMaker =>
    (attributes, ...children) =>
      filled(document.createElement(name), attributes, children)
});

/** Makes SVG elements, likewise. */
export const svgTags = new Proxy({} as Record<keyof SVGElementTagNameMap, SvgMaker>, {
  get:
    (_, name: string): SvgMaker =>
    (attributes, ...children) =>
      filled(
        document.createElementNS("http://www.w3.org/2000/svg", name as keyof SVGElementTagNameMap),
        attributes,
        children
      )
});

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}
