import {posix} from "node:path";

/** What a paragraph cannot hold: a parser would end it before them. */
const blocks =
  "address, article, aside, blockquote, details, div, dl, fieldset, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, main, nav, ol, p, pre, section, table, ul";

export interface LoadingStateOptions {
  /** Of the cell, unique in the page. */
  readonly id: string;
  /** Of the addresses by which the page ran; they become relative. */
  readonly origin: string;
  /** Path of the page in the site. */
  readonly page: string;
}

/**
 * Puts what a cell has displayed into its place in the page as the build left it: as the cell's loading state, which
 * Framework's client takes away when the cell displays for the first time.
 * @param nodes of the page that has run, not moved
 * @param root comment behind which the cell displays
 */
export function writeLoadingState(
  nodes: readonly Node[],
  root: Comment,
  {id, origin, page}: LoadingStateOptions
): HTMLElement {
  const {ownerDocument: document} = root;
  const state = document.createElement("observablehq-loading");
  state.dataset["prerendered"] = "";
  state.append(...nodes.map((node) => document.importNode(node, true)));
  if (root.previousSibling?.nodeName === "OBSERVABLEHQ-LOADING") root.previousSibling.remove();
  root.before(state);
  relativeAddresses(state, origin, page);
  ownIds(state, id);
  const paragraph = state.closest("p");
  if (paragraph !== null && state.querySelector(blocks) !== null) becomeDivision(paragraph);
  return state;
}

function relativeAddresses(root: Element, origin: string, page: string): void {
  const base = root.ownerDocument.querySelector("base") === null ? posix.dirname(`/${page}`) : "/";
  forEachAttribute(root, (element, {name, value}) => {
    if (!value.startsWith(`${origin}/`)) return;
    const path = posix.relative(base, value.slice(origin.length));
    element.setAttribute(name, path.startsWith("../") ? path : `./${path}`);
  });
}

/** Gives what is referred to as `url(#id)` an id of its own: libraries number anew in every document. */
function ownIds(root: Element, suffix: string): void {
  const wanted = new Set<string>();
  forEachAttribute(root, (element, {name, value}) => {
    if (!value.includes("url(#")) return;
    element.setAttribute(
      name,
      value.replace(/url\(#([^)]+)\)/g, (_, id: string) => {
        wanted.add(id);
        return `url(#${id}-${suffix})`;
      })
    );
  });
  for (const element of root.querySelectorAll("[id]")) if (wanted.has(element.id)) element.id += `-${suffix}`;
}

function forEachAttribute(root: Element, see: (element: Element, attribute: Attr) => void): void {
  for (const element of root.querySelectorAll("*"))
    for (const attribute of Array.from(element.attributes)) see(element, attribute);
}

function becomeDivision(paragraph: HTMLParagraphElement): void {
  const division = paragraph.ownerDocument.createElement("div");
  for (const {name, value} of Array.from(paragraph.attributes)) division.setAttribute(name, value);
  division.append(...paragraph.childNodes);
  paragraph.replaceWith(division);
}
