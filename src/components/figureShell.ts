import {firstChoices, type DrawOptions, type Figure, type FigureLinks} from "../figures/figure.js";
import type {Tables} from "../lib/tables.js";
import {choiceGroup} from "./choiceGroup.js";
import {dataTable} from "./dataTable.js";
import {elements} from "./elements.js";

export interface ShellOptions extends Omit<DrawOptions, "choices"> {
  /** Name in kebab-case: the element's id is `figure-NAME`. */
  readonly name: string;
  /** The figure's source, shown folded. */
  readonly code: string;
}

/** A figure as the page holds it: title, caption, controls, drawing, and folded its data, downloads and code. */
export function figureShell(figure: Figure, tables: Tables, {name, code, ...options}: ShellOptions): HTMLElement {
  const {document} = options;
  const {figure: frame, figcaption, p, div} = elements(document);
  const title = figure.title(tables);
  const drawing = figure.draw(tables, {...options, choices: firstChoices(figure)});
  if (drawing.tagName.toLowerCase() === "svg") nameDrawing(drawing, title);
  return frame(
    {id: `figure-${name}`, class: `figure figure-${figure.size}`, "data-figure": name, "data-fluid": figure.isFluid},
    figcaption({}, p({class: "figure-title"}, title), p({class: "figure-caption"}, figure.caption(tables))),
    figure.controls &&
      div(
        {class: "figure-controls", hidden: true},
        figure.controls.map((control) => choiceGroup({...control, name: `${name}.${control.name}`}, document))
      ),
    div({class: "figure-drawing"}, drawing),
    figure.links && linkLine(figure.links(tables), document),
    fold(figure, tables, title, {name, code, document})
  );
}

/** Gives a drawing its one name; what is inside it stays unspoken, and so needs none of the names that Plot gives. */
export function nameDrawing(drawing: Element, title: string): void {
  for (const part of drawing.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", title);
}

function linkLine({lead, links}: FigureLinks, document: Document): HTMLElement {
  const {p, a} = elements(document);
  const anchors = links.map(({text, href}) => a({href}, text));
  return p({class: "figure-links"}, `${lead}: `, ...anchors.flatMap((link, i) => (i === 0 ? [link] : [" · ", link])));
}

function fold(
  figure: Figure,
  tables: Tables,
  title: string,
  {name, code, document}: Pick<ShellOptions, "name" | "code" | "document">
): HTMLElement {
  const {details, summary, div, p, a, pre, code: codeElement} = elements(document);
  const arrows = figure.tables.map((table) =>
    a({href: `./data/${table}.arrow`, download: `${table}.arrow`}, `${table}.arrow`)
  );
  return details(
    {class: "figure-fold"},
    summary({}, "Data and code"),
    div(
      {class: "figure-twin", tabindex: 0, role: "region", "aria-label": `Data: ${title}`},
      dataTable(figure.twin(tables), {document, caption: title})
    ),
    p({class: "figure-downloads"}, "Download: ", ...arrows.flatMap((link) => [link, " "])),
    details(
      {},
      summary({}, "Code of this figure"),
      pre({class: "figure-code", tabindex: 0, "aria-label": `Code: ${name}`}, codeElement({}, code))
    )
  );
}
