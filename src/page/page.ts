import {tableKeys} from "./gridKeys.js";
import {gridReturn} from "./gridReturn.js";
import {setStop} from "./scrollStop.js";

// What every page does for its figures, whichever cells display them and whenever, and however often they are drawn
// again: keys move in tables of links and scroll wide drawings, folds stay open, downloads are made.

const drawings = new ResizeObserver((entries) => entries.forEach(({target}) => setStop(target as HTMLElement)));
const openFolds = new Set<string>();

new MutationObserver((records) => {
  for (const node of records.flatMap(({addedNodes}) => Array.from(addedNodes)))
    if (node instanceof Element) figuresIn(node).forEach(equip);
}).observe(document.body, {childList: true, subtree: true});

document.addEventListener(
  "toggle",
  ({target}) => {
    const fold = target as HTMLDetailsElement;
    const name = nameOf(fold);
    if (name !== undefined && fold.isConnected) openFolds[fold.open ? "add" : "delete"](name);
  },
  {capture: true} // it does not bubble
);

document.addEventListener("click", ({target}) => {
  const button = (target as Element).closest<HTMLElement>("button[data-download]");
  const figure = button?.closest<HTMLElement>(".figure");
  if (button && figure)
    void import("./downloads.js").then(({download}) => download(figure.id, button.dataset["download"]!));
});

document.addEventListener("click", ({target}) => {
  const button = (target as Element).closest<HTMLElement>("button[data-copy]");
  if (button)
    void import("./copied.js")
      .then(({copied}) => copied(button.dataset["copy"]!, "Copied"))
      .then((said) => (button.textContent = said));
});

figuresIn(document.body).forEach(equip);
gridReturn();

function figuresIn(root: Element): Element[] {
  return [...(root.matches(".figure") ? [root] : []), ...root.querySelectorAll(".figure")];
}

function equip(figure: Element): void {
  for (const table of figure.querySelectorAll<HTMLTableElement>("table[data-grid]")) {
    table.setAttribute("role", "grid");
    tableKeys(table);
  }
  for (const drawing of figure.querySelectorAll(".figure-drawing")) drawings.observe(drawing);
  for (const fold of figure.querySelectorAll<HTMLDetailsElement>(".figure-folds > details"))
    if (openFolds.has(nameOf(fold)!)) fold.open = true;
}

/** A fold by its figure and its words; undefined for one that no figure has. */
function nameOf(fold: HTMLDetailsElement): string | undefined {
  const figure = fold.closest(".figure");
  return figure === null ? undefined : `${figure.id} ${fold.querySelector("summary")!.textContent}`;
}
