import {setTimeout} from "node:timers/promises";
import type {Activity} from "./browser.js";

/** What Framework's client keeps at the comment behind which a cell displays. */
type Root = Comment & {readonly _nodes?: readonly Node[]; readonly _error?: boolean};

/** A cell as Framework's compiler writes it. */
interface Definition {
  readonly id: string;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly body: (...inputs: readonly unknown[]) => unknown;
}

type Define = (cell: Definition) => void;

/** A cell of a page, and the comment behind which it displays. */
export interface Cell extends Required<Definition> {
  readonly root: Root;
}

export interface Cells {
  readonly all: readonly Cell[];
  /** Takes the place of Framework's `define`: passes on the cells that can run without a reader. */
  readonly defineBy: (define: Define) => Define;
  /** Waits until no cell is running and nothing is pending that they have asked for. */
  readonly settled: (activity: Activity) => Promise<void>;
}

/** Time that cells get before what they show by then counts, ms. */
const patience = 20_000;

/** Looks in a row at which nothing may be under way, and the time between them, ms: some frames, as cells follow cells. */
const [quietLooks, pause] = [5, 20];

/** Names of Framework's whose values change with the reader, the window or the time. */
const changing = ["width", "dark", "now", "resize", "view", "Generators", "Mutable", "invalidation", "visibility"];

/** Names of the browser's by which a cell's code depends on the reader or the time. */
const personal =
  /\b(?:Date|Math\.random|performance|location|navigator|document|window|crypto|\w+Storage|matchMedia)\b/;

/** The cells of a page that is about to run. */
export function cellsOf(document: Document): Cells {
  const roots = findRoots(document);
  const all: Cell[] = [];
  let runningCount = 0;
  const counted =
    (body: Definition["body"]): Definition["body"] =>
    (...inputs) => {
      ++runningCount;
      const end = (): number => --runningCount;
      const result = Promise.resolve(inputs).then((all) => body(...all));
      result.then(end, end);
      return result;
    };
  return {
    all,
    defineBy: (define) => {
      queueMicrotask(() => {
        for (const cell of all.filter((cell) => canRun(cell, all)))
          define({...cell, body: isGenerator(cell.body) ? cell.body : counted(cell.body)});
      });
      return ({inputs = [], outputs = [], ...cell}) => {
        const root = roots.get(cell.id);
        if (root !== undefined) all.push({inputs, outputs, root, ...cell});
      };
    },
    settled: (activity) => settle(() => runningCount + activity.pending)
  };
}

/** What a cell displays, what is chosen in it as attributes; nothing where it failed, or some of it could not be drawn. */
export function displayed({root}: Cell, {undrawn}: Activity): readonly Node[] {
  const nodes = (root._nodes ?? []).filter(({nodeName}) => nodeName !== "OBSERVABLEHQ-LOADING");
  if (root._error === true || nodes.some((node) => holds(node, undrawn))) return [];
  const fields = nodes.flatMap((node) =>
    "querySelectorAll" in node ? Array.from((node as Element).querySelectorAll("input")) : []
  );
  for (const field of fields) {
    if (/^(?:checkbox|radio)$/.test(field.type)) field.toggleAttribute("checked", field.checked);
    else field.setAttribute("value", field.value);
  }
  return nodes;
}

/**
 * Whether a cell shows the same whoever looks and whenever: it depends on no input, size, theme or clock, and nothing
 * that it displays hears or observes anything.
 */
export function isStill(cell: Cell, all: readonly Cell[], {live}: Activity): boolean {
  const isSame = ({inputs, body}: Cell): boolean =>
    !inputs.some((name) => changing.includes(name)) && !isGenerator(body) && !personal.test(String(body));
  return (
    [cell, ...dependencies(cell, all)].every(isSame) && !(cell.root._nodes ?? []).some((node) => holds(node, live))
  );
}

/** Whether a cell that displayed nothing when the page was built starts with the page: it is there for what it shows or does. */
export function startsAtOnce({inputs, outputs}: Cell): boolean {
  return outputs.length === 0 || inputs.includes("display") || inputs.includes("view");
}

function holds(node: Node, marked: WeakSet<object>): boolean {
  return marked.has(node) || Array.from(node.childNodes).some((child) => holds(child, marked));
}

function isGenerator(body: Definition["body"]): boolean {
  return /GeneratorFunction$/.test(body.constructor.name);
}

/** Whether a cell means something without a reader: not where the page says no, nor where it follows the clock. */
function canRun(cell: Cell, all: readonly Cell[]): boolean {
  const isOff = cell.root.parentElement?.closest("[data-prerender=off]") instanceof Object;
  return !isOff && ![cell, ...dependencies(cell, all)].some(({inputs}) => inputs.includes("now"));
}

/** The cells whose values a cell takes, and those whose values they take. */
function dependencies(cell: Cell, all: readonly Cell[]): Cell[] {
  const found = new Set([cell]);
  for (const {inputs} of found) {
    for (const other of all) if (other.outputs.some((name) => inputs.includes(name))) found.add(other);
  }
  found.delete(cell);
  return [...found];
}

/** The comments behind which cells display, by the cells' ids. */
export function findRoots(document: Document): ReadonlyMap<string, Root> {
  const roots = new Map<string, Root>();
  const comments = document.createNodeIterator(document.body, 128); // NodeFilter.SHOW_COMMENT
  for (let node = comments.nextNode(); node !== null; node = comments.nextNode()) {
    const [, id] = /^:([0-9a-f]{8}(?:-\d+)?):$/.exec(node.nodeValue ?? "") ?? [];
    if (id !== undefined) roots.set(id, node as Root);
  }
  return roots;
}

async function settle(underWay: () => number): Promise<void> {
  const end = performance.now() + patience;
  for (let quiet = 0; quiet < quietLooks && performance.now() < end;) {
    await setTimeout(pause);
    quiet = underWay() === 0 ? quiet + 1 : 0;
  }
}
