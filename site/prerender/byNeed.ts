/** A cell as Framework's compiler writes it. */
interface Cell {
  readonly id: string;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly body: (...inputs: readonly unknown[]) => unknown;
}

type Define = (cell: Cell) => void;

/** Room above and below the window within which cells start before they are seen. */
const margin = "300px 0px";

/**
 * Framework's `define` for a page whose cells have been run before it was published. What they displayed is there; each
 * runs again when its place comes near the window, after the cells that it depends on. Cells that only load or declare
 * start when one needs them, and *still* ones, which would display the same, not at all. A cell that fails keeps what
 * was displayed, with its error beside it. `<html data-ready>` says that nothing near the window is under way.
 */
export function byNeed(define: Define): Define {
  const cells: Cell[] = [];
  const started = new Set<Cell>();
  const roots = findRoots();
  const start = (cell: Cell): void => {
    if (started.has(cell)) return;
    started.add(cell);
    for (const input of cell.inputs ?? []) cells.filter(({outputs}) => outputs?.includes(input)).forEach(start);
    const root = roots.get(cell.id)!;
    const drawing = drawingOf(root);
    if (drawing !== undefined) replaceQuietly(root, drawing);
    define({...cell, body: (...inputs) => noteEnd(cell.body(...inputs))});
  };
  const begin = (): void => {
    const places = new Map<Element, Cell[]>();
    for (const cell of cells) {
      const drawing = drawingOf(roots.get(cell.id)!);
      if (drawing === undefined) {
        if (showsOrDoes(cell)) start(cell);
      } else if (drawing.dataset["prerendered"] !== "still") {
        const place = placeOf(drawing);
        places.set(place, [...(places.get(place) ?? []), cell]);
      }
    }
    void during(firstLook(places, start));
  };
  queueMicrotask(begin);
  return (cell) => void cells.push(cell);
}

/** Whether a cell is there for what it shows or does, not for what it declares. */
function showsOrDoes({inputs = [], outputs = []}: Cell): boolean {
  return outputs.length === 0 || inputs.includes("display") || inputs.includes("view");
}

/** Starts cells as their places come near; settles when those are started that are near now. */
function firstLook(places: ReadonlyMap<Element, readonly Cell[]>, start: (cell: Cell) => void): Promise<void> {
  if (places.size === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const {isIntersecting, target} of entries) {
          if (!isIntersecting) continue;
          observer.unobserve(target);
          places.get(target)?.forEach(start);
        }
        resolve();
      },
      {rootMargin: margin}
    );
    for (const place of places.keys()) observer.observe(place);
  });
}

/** The comments behind which Framework displays, by cell. */
function findRoots(): ReadonlyMap<string, Comment> {
  const roots = new Map<string, Comment>();
  const comments = document.createNodeIterator(document.body, NodeFilter.SHOW_COMMENT);
  for (let node = comments.nextNode(); node !== null; node = comments.nextNode()) {
    const [, id] = /^:([0-9a-f]{8}(?:-\d+)?):$/.exec(node.nodeValue ?? "") ?? [];
    if (id !== undefined) roots.set(id, node as Comment);
  }
  return roots;
}

/** What a cell had displayed when the page was built. */
function drawingOf({previousSibling}: Comment): HTMLElement | undefined {
  return previousSibling instanceof HTMLElement && "prerendered" in previousSibling.dataset
    ? previousSibling
    : undefined;
}

/** An element with a box of its own: the drawing's element has none. */
function placeOf(drawing: HTMLElement): Element {
  return drawing.firstElementChild ?? drawing.parentElement!;
}

/**
 * Framework takes the drawing away when the cell displays. Its block keeps its height until what is displayed has
 * found its own, and the drawing comes back if the cell fails instead.
 */
function replaceQuietly(root: Comment, drawing: HTMLElement): void {
  const block = root.parentElement!;
  const {height} = block.getBoundingClientRect();
  const watcher = new MutationObserver(() => {
    if (drawing.isConnected) return;
    watcher.disconnect();
    const error = root.previousElementSibling;
    if (error?.matches(".observablehq--error")) {
      error.setAttribute("role", "alert");
      error.before(drawing);
    } else if (block.matches(".observablehq--block")) {
      block.style.minHeight = `${height}px`;
      requestAnimationFrame(() => requestAnimationFrame(() => (block.style.minHeight = "")));
    }
  });
  watcher.observe(block, {childList: true});
}

/** Tasks that have begun and not ended. */
let taskCount = 0;

/** Counts a task for `data-ready`, and for two frames more: what it has defined may begin, what it displays find its size. */
async function during(task: Promise<unknown>): Promise<void> {
  const {dataset} = document.documentElement;
  ++taskCount;
  delete dataset["ready"];
  await task.catch(() => undefined);
  for (let frame = 0; frame < 2; ++frame) await new Promise(requestAnimationFrame);
  if (--taskCount === 0) dataset["ready"] = "";
}

/** A cell's result as it is; it has ended when the promises in it have, of which a cell that loads declares some. */
function noteEnd<T>(result: T): T {
  const declared = async (): Promise<unknown> => Promise.all(Object.values((await result) ?? {}));
  void during(declared());
  return result;
}
