type Words = string | number;

/** A figure function as tests ask it: for its words, its numbers and its drawing. */
export interface OpenedFigure<D> {
  title(data: D): string;
  /** Its line, and what is folded beneath: how to read it, and its method. */
  caption(data: D): string;
  numbers(data: D): {readonly columns: readonly string[]; readonly rows: readonly (readonly Words[])[]};
  /** Where its links below the drawing lead. */
  links(data: D): (string | null)[];
  /** @param options besides those that the figure was opened with */
  draw(data: D, options?: object): Element;
}

/** Every sheet of images at an address of its name. */
export const images = new Proxy<Record<string, string>>({}, {get: (_, sheet: string) => `./data/${sheet}.png`});

const narrow = {width: 680, images};

/**
 * Reads what a figure function makes.
 * @param options that it needs besides width and images
 */
export function opened<D>(make: (data: D, options: never) => HTMLElement, options: object = {}): OpenedFigure<D> {
  const made = (data: D, more: object = {}): HTMLElement => make(data, {...narrow, ...options, ...more} as never);
  const part = (data: D, selector: string): Element => made(data).querySelector(selector)!;
  return {
    title: (data) => part(data, ".figure-title").textContent,
    caption: (data) => {
      const parts = made(data).querySelectorAll(".figure-caption, .figure-how p");
      return Array.from(parts, ({textContent}) => textContent).join(" ");
    },
    numbers: (data) => {
      const rows = Array.from(part(data, ".figure-numbers").querySelectorAll("tr"), (row) => Array.from(row.children));
      const [head = [], ...body] = rows;
      return {columns: head.map(({textContent}) => textContent), rows: body.map((cells) => cells.map(wordsIn))};
    },
    links: (data) => Array.from(made(data).querySelectorAll(".figure-links a"), (link) => link.getAttribute("href")),
    draw: (data, more) => made(data, more).querySelector(".figure-drawing")!.firstElementChild!
  };
}

function wordsIn({textContent, classList}: Element): Words {
  return classList.contains("numeric") ? Number(textContent) : textContent;
}

/** The words of a drawing, one entry for each text element. */
export function wordsOf(drawing: Element): string[] {
  return Array.from(drawing.querySelectorAll("text"), ({textContent}) => textContent ?? "");
}

/** Every colour that a drawing paints with. */
export function coloursOf(drawing: Element): string[] {
  const painted = ["fill", "stroke"].flatMap((name) => {
    return Array.from(drawing.querySelectorAll(`[${name}]`), (element) => element.getAttribute(name)!);
  });
  return [...new Set(painted)].filter((colour) => colour !== "none");
}
