import type {Images} from "../components/garment.js";
import {tags} from "../components/tags.js";
import {subjectOf} from "../lib/schemas/subjects.js";
import type {TableName} from "../lib/schemas/tableSchemas.js";
import {numbersTable, type Numbers} from "./numbers.js";

const {a, button, details, div, figcaption, figure: frame, p, summary} = tags;

/** What a page gives a figure that is drawn. */
export interface Room {
  /** Px. */
  readonly width: number;
}

/** What a page gives a figure that shows images. */
export interface Pictures {
  /** Addresses of the sheets, by name. */
  readonly images: Images;
}

/** Ways from a figure into the explorer. */
export interface FigureLinks {
  /** What all of them lead to, such as "Test images of the class". */
  readonly lead: string;
  readonly links: readonly {readonly text: string; readonly href: string}[];
}

/** What a figure says of itself. */
export interface FigureWords {
  /** Name in kebab-case: the element's id is `figure-NAME`, its module src/figures/NAME.ts in camel case. */
  readonly name: string;
  /** The finding, as a sentence that follows from the numbers, in at most 70 characters. */
  readonly title: string;
  /** What is plotted, with its n, in a line of at most 140 characters. */
  readonly caption: string;
  /** How to read it, folded: marks, colours, where a scale starts. */
  readonly how?: string;
  /** How the numbers came about, folded: tests, intervals, sources. */
  readonly method?: string;
  /** The same as a table, for those who do not see the drawing and for who wants to calculate. */
  readonly numbers: Numbers;
  /** Tables that it is drawn from. */
  readonly tables: readonly TableName[];
  /** Ways from the numbers to the images behind them. */
  readonly links?: FigureLinks | undefined;
}

/**
 * A drawing with its words: title, caption, ways to the images; folded how to read it, its method and its numbers; and
 * its downloads, code and address. The downloads need the site's script, page/downloads.ts; the rest needs none.
 * @param above what stands between the words and the drawing, such as the images that a chart speaks of
 */
export function figure(words: FigureWords, drawing: Element, above?: Element): HTMLElement {
  const {name, title, caption, how, method, numbers, tables, links} = words;
  if (drawing.localName === "svg") nameDrawing(drawing, title);
  nameClips(drawing, name);
  roundPlaces(drawing);
  return frame(
    {id: `figure-${name}`, class: "figure"},
    figcaption({}, p({class: "figure-title"}, title), p({class: "figure-caption"}, caption)),
    above,
    div({class: "figure-drawing"}, drawing),
    links && linkLine(links),
    div(
      {class: "figure-folds"},
      how && folded("How to read this", p({}, how)),
      method && folded("Method", p({}, method)),
      details(
        {class: "figure-fold"},
        summary({}, "Data"),
        div(
          {class: "figure-numbers", tabindex: 0, role: "region", "aria-label": `Data: ${title}`},
          numbersTable(numbers, title)
        )
      )
    ),
    downloads(name, tables, drawing)
  );
}

function folded(name: string, content: HTMLElement): HTMLElement {
  return details({class: "figure-how"}, summary({}, name), content);
}

/** Gives a drawing its one name; what is inside it stays unspoken, and so needs none of the names that Plot gives. */
function nameDrawing(drawing: Element, title: string): void {
  for (const part of drawing.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", title);
}

/** Plot numbers its clip paths as it goes, so that a drawing made twice would differ: the figure's name does instead. */
function nameClips(drawing: Element, name: string): void {
  drawing.querySelectorAll("[id^=plot-clip]").forEach((clip, i) => {
    const own = `${name}-clip-${i}`;
    for (const part of drawing.querySelectorAll(`[clip-path="url(#${clip.id})"]`)) {
      part.setAttribute("clip-path", `url(#${own})`);
    }
    clip.id = own;
  });
}

const places = ["cx", "cy", "r", "x", "y", "x1", "x2", "y1", "y2", "width", "height"];

/** Places to a hundredth of a pixel: Plot writes up to 17 digits, a twentieth of some pages. */
function roundPlaces(drawing: Element): void {
  for (const part of drawing.querySelectorAll("svg *"))
    for (const place of places) {
      const value = part.getAttribute(place) ?? "";
      if (/\.\d{3}/.test(value)) part.setAttribute(place, String(Math.round(Number(value) * 100) / 100));
    }
}

function linkLine({lead, links}: FigureLinks): HTMLElement {
  const anchors = links.map(({text, href}) => a({href}, text));
  return p({class: "figure-links"}, `${lead}: `, ...anchors.flatMap((link, i) => (i === 0 ? [link] : [" · ", link])));
}

function downloads(name: string, tables: readonly TableName[], drawing: Element): HTMLElement {
  const formats = drawing.localName === "svg" ? ["csv", "svg", "png"] : ["csv"];
  const buttons = formats.map((format) => button({type: "button", "data-download": format}, format.toUpperCase()));
  const arrows = tables.map((table) => {
    return a({href: `./data/${subjectOf(table)}/${table}.arrow`, download: `${table}.arrow`}, `${table}.arrow`);
  });
  const module = `${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`;
  const code = a({href: `./figures/${module}`, download: module}, module);
  const link = a({href: `#figure-${name}`}, "Link to this figure");
  return p({class: "figure-downloads"}, ...[...buttons, ...arrows, code, link].flatMap((element) => [element, " "]));
}
