import {svgTags} from "../components/tags.js";
import {dataAddress} from "./dataAddress.js";
import {embeddedFonts} from "./embeddedFonts.js";

const {rect, style, svg, text: line} = svgTags;

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

/** Room around what a file shows, and between its parts, px. */
const margin = 16;

/**
 * A figure's drawing as a file of its own, which can stand alone: title and caption above it, where it comes from below
 * it, and the page's styles, typefaces and paper written into it.
 * @param figure with title, caption and a drawing in SVG
 * @returns the SVG, and its size in px
 * @throws Error if a picture in it cannot be had
 */
export async function standaloneSvg(figure: HTMLElement): Promise<{text: string; width: number; height: number}> {
  const drawing = figure.querySelector<SVGSVGElement>(".figure-drawing svg")!;
  const {width, height} = drawing.getBoundingClientRect();
  const words = [".figure-title", ".figure-caption"].map((part) => figure.querySelector(part)!);
  const head = words.flatMap((part) => linesOf(part.textContent, part, width));
  const foot = linesOf(source(figure), words[1]!, width);
  const top = margin + heightOf(head) + margin;
  const size = {width: width + 2 * margin, height: top + height + margin + heightOf(foot) + margin};
  const file = svg({...size, viewBox: `0 0 ${size.width} ${size.height}`});
  file.append(paper(drawing), ...texts(head, margin), bare(drawing, top), ...texts(foot, top + height + margin));
  file.prepend(style({}, await embeddedFonts(file)));
  for (const picture of file.querySelectorAll("image")) await embed(picture);
  return {text: new XMLSerializer().serializeToString(file), ...size};
}

/** Puts what a picture shows into the file. @throws Error if it cannot be had */
async function embed(picture: SVGImageElement): Promise<void> {
  const {href, pathname} = new URL(picture.getAttribute("href")!, document.baseURI);
  const response = await fetch(href);
  if (!response.ok) throw new Error(`cannot use ${pathname}: expected status 200, got ${response.status}`);
  picture.setAttribute("href", await dataAddress(await response.blob()));
}

/** The report, and the figure's address in it. */
function source({id, ownerDocument}: HTMLElement): string {
  const page = ownerDocument.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? ownerDocument.URL;
  const address = new URL(`#${id}`, page);
  address.search = "";
  return `From “${ownerDocument.title}”, ${address.href}`;
}

interface Line {
  readonly text: string;
  readonly style: CSSStyleDeclaration;
  /** To the next line, px. */
  readonly height: number;
}

/** Words broken into lines that are as wide as the drawing at most, in the style of an element. */
function linesOf(text: string, element: Element, width: number): Line[] {
  const style = getComputedStyle(element);
  const ruler = document.createElement("canvas").getContext("2d")!;
  ruler.font = style.font;
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && ruler.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => ({text: line, style, height: Math.ceil(1.35 * Number.parseFloat(style.fontSize))}));
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, {height}) => sum + height, 0);
}

function texts(lines: readonly Line[], top: number): SVGElement[] {
  return lines.map(({text, style, height}, i) => {
    const y = top + heightOf(lines.slice(0, i)) + 0.75 * height;
    const [size, family, weight] = [style.fontSize, style.fontFamily, style.fontWeight];
    const attributes = {
      x: margin,
      y,
      fill: style.color,
      "font-size": size,
      "font-family": family,
      "font-weight": weight
    };
    return line(attributes, text);
  });
}

/** A copy of the drawing that needs no style sheet, at its place in the file. */
function bare(drawing: SVGSVGElement, y: number): SVGElement {
  const {width, height} = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  writeStyles(drawing, copy);
  for (const style of copy.querySelectorAll("style")) style.remove();
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const [name, value] of Object.entries({x: margin, y, width, height})) copy.setAttribute(name, String(value));
  return copy;
}

function writeStyles(original: Element, copy: Element, parentStyle?: CSSStyleDeclaration): void {
  const style = getComputedStyle(original);
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

/** The page's paper as a ground that fills the file. */
function paper({ownerDocument}: Element): SVGElement {
  const fill = getComputedStyle(ownerDocument.documentElement).backgroundColor;
  return rect({width: "100%", height: "100%", fill});
}
