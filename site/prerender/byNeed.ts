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

/** Where they start before there is a sign of a reader: of what begins in the lowest quarter of the window little is seen. */
const firstView = "0px 0px -25%";

/** Signs that somebody is there, for whom it does something that a drawing is alive. */
const signs = ["pointermove", "pointerdown", "keydown", "wheel", "scroll"];

/**
 * Framework's `define` for a page whose cells have been run before it was published. What they displayed is there; each
 * runs again when its place comes near the window, after the cells that it depends on; where what was drawn fits the
 * room there is, or begins low in the first view, from the first sign of a reader on or once it fits no more. Cells that
 * only load or declare start when one needs them, and *still* ones, which would display the same, not at all. A cell that
 * fails keeps what was displayed, with its error beside it. `<html data-ready>` says that nothing is under way that has
 * started.
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
    const waiting: Place[] = [];
    for (const cell of cells) {
      const drawing = drawingOf(roots.get(cell.id)!);
      if (drawing === undefined) {
        if (showsOrDoes(cell)) start(cell);
      } else if (drawing.dataset["prerendered"] !== "still") waiting.push({cell, drawing});
    }
    const look = (places: readonly Place[], near: string): void => void during(startNear(places, near, start));
    const fitting = waiting.filter(({drawing}) => fits(drawing));
    look(
      waiting.filter((place) => !fitting.includes(place)),
      firstView
    );
    const end = new AbortController();
    const begun = (sign?: Event): void => {
      if (sign !== undefined && isRest(sign)) return;
      end.abort();
      look(waiting, margin);
    };
    const {signal} = end;
    for (const sign of signs) addEventListener(sign, begun, {signal, passive: true, capture: true});
    const resized = (): void => void (fitting.every(({drawing}) => fits(drawing)) || begun());
    addEventListener("resize", resized, {signal});
  };
  queueMicrotask(begin);
  return (cell) => void cells.push(cell);
}

/** Whether a cell is there for what it shows or does, not for what it declares. */
function showsOrDoes({inputs = [], outputs = []}: Cell): boolean {
  return outputs.length === 0 || inputs.includes("display") || inputs.includes("view");
}

/** A cell that waits, and what it had displayed. */
interface Place {
  readonly cell: Cell;
  readonly drawing: HTMLElement;
}

/** Whether an event says no more than that a pointer rests where the page was opened: browsers send it as one that moves. */
function isRest(sign: Event): boolean {
  return sign instanceof PointerEvent && sign.type === "pointermove" && sign.movementX === 0 && sign.movementY === 0;
}

/** Whether what was drawn has the room that it was drawn for. */
function fits(drawing: HTMLElement): boolean {
  const measured = Array.from(drawing.querySelectorAll<HTMLElement>("[data-room]"));
  return measured.every(({clientWidth, dataset}) => Math.abs(clientWidth - Number(dataset["room"])) <= 1);
}

/**
 * Starts cells as their places come near; settles when those are started that are near now.
 * @param near room around the window, as `rootMargin` has it
 */
function startNear(places: readonly Place[], near: string, start: (cell: Cell) => void): Promise<void> {
  if (places.length === 0) return Promise.resolve();
  const cells = new Map<Element, Cell[]>();
  for (const {cell, drawing} of places) {
    const element = drawing.firstElementChild ?? drawing.parentElement!; // the drawing itself has no box
    cells.set(element, [...(cells.get(element) ?? []), cell]);
  }
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const {isIntersecting, target} of entries) {
          if (!isIntersecting) continue;
          observer.unobserve(target);
          cells.get(target)?.forEach(start);
        }
        resolve();
      },
      {rootMargin: near}
    );
    for (const element of cells.keys()) observer.observe(element);
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

/**
 * Framework takes the drawing away when the cell displays. Its block keeps its height until what is displayed has
 * found its own, and the drawing comes back if the cell fails instead.
 */
function replaceQuietly(root: Comment, drawing: HTMLElement): void {
  const block = root.parentElement!;
  const {height} = block.getBoundingClientRect();
  const place = focusedPlace(drawing);
  const watcher = new MutationObserver(() => {
    if (drawing.isConnected) return;
    watcher.disconnect();
    const error = root.previousElementSibling;
    if (error?.matches(".observablehq--error")) {
      error.setAttribute("role", "alert");
      error.before(drawing);
      return;
    }
    keepChoices(drawing, block);
    if (!block.matches(".observablehq--block")) return;
    holdPlace(block, drawing, height);
    void drawn().then(() => {
      block.style.minHeight = block.style.marginTop = "";
      if (document.activeElement === document.body)
        block.querySelectorAll<HTMLElement>(focusable)[place()]?.focus({preventScroll: true});
    });
  });
  watcher.observe(block, {childList: true});
}

/** Gives a block the height that it had with a drawing, and the room above it, which may have been a margin in the drawing. */
function holdPlace(block: HTMLElement, drawing: HTMLElement, height: number): void {
  const topOf = (): number => block.getBoundingClientRect().top;
  block.prepend(drawing);
  const top = topOf();
  drawing.remove();
  block.style.minHeight = `${height}px`;
  block.style.marginTop = `${parseFloat(getComputedStyle(block).marginTop) + top - topOf()}px`;
}

/** What may have the focus. */
const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Follows which of a drawing's links and fields has the focus; it is lost when they are taken away. @returns its place */
function focusedPlace(drawing: HTMLElement): () => number {
  let focused: Element | null = drawing.contains(document.activeElement) ? document.activeElement : null;
  drawing.addEventListener("focusin", ({target}) => (focused = target as Element));
  drawing.addEventListener("focusout", ({relatedTarget}) => {
    if (relatedTarget !== null) focused = null;
  });
  return () => Array.from(drawing.querySelectorAll(focusable)).indexOf(focused!);
}

/** Two frames on, what has just been displayed has found its size. */
async function drawn(): Promise<void> {
  for (let frame = 0; frame < 2; ++frame) await new Promise(requestAnimationFrame);
}

/** Hands what a reader has already chosen in a drawing on to the inputs that take its place. */
function keepChoices(drawing: HTMLElement, block: HTMLElement): void {
  const inputs = block.querySelectorAll("input");
  drawing.querySelectorAll("input").forEach((before, i) => {
    const now = inputs[i];
    if (now === undefined || (before.checked === before.defaultChecked && before.value === before.defaultValue)) return;
    now.checked = before.checked;
    if (!/^(?:radio|checkbox)$/.test(now.type)) now.value = before.value;
    queueMicrotask(() => now.dispatchEvent(new Event("input", {bubbles: true})));
  });
}

/** Tasks that have begun and not ended. */
let taskCount = 0;

/** Counts a task for `data-ready`, and for two frames more: what it has defined may begin, what it displays find its size. */
async function during(task: Promise<unknown>): Promise<void> {
  const {dataset} = document.documentElement;
  ++taskCount;
  delete dataset["ready"];
  await task.catch(() => undefined);
  await drawn();
  if (--taskCount === 0) dataset["ready"] = "";
}

/** A cell's result as it is; it has ended when the promises in it have, of which a cell that loads declares some. */
function noteEnd<T>(result: T): T {
  const declared = async (): Promise<unknown> => Promise.all(Object.values((await result) ?? {}));
  void during(declared());
  return result;
}
