/** Where text on a page cannot be read: pieces that overlap, and pieces that are cut off. Runs in the page. */
export function textFaults(): string[] {
  const root = document.querySelector("#observablehq-center") ?? document.body;
  const pieces = textPieces();
  return [...new Set([...overlaps(), ...pieces.flatMap(cutOff)])];

  interface Piece {
    readonly element: Element;
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }

  /** Lines of text as they are painted, without the room above and below the letters. */
  function textPieces(): Piece[] {
    const found: Piece[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement!;
      const text = node.textContent!.trim();
      if (text === "" || !isSeen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      for (const {left, right, top, bottom} of range.getClientRects()) {
        const spare = Math.max(0, bottom - top - 0.7 * size) / 2;
        const piece = {element, text, left, right, top: top + spare, bottom: bottom - spare};
        if (right - left > 1 && isInView(piece)) found.push(piece);
      }
    }
    return found;
  }

  function isSeen(element: Element): boolean {
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) return false;
    return element.closest("title, .spoken, .visually-hidden, [hidden], select, option, datalist") === null;
  }

  /** Whether no box that scrolls has moved it out of sight. */
  function isInView({element, left, right, top, bottom}: Piece): boolean {
    for (let box = element.parentElement; box !== null && box !== root; box = box.parentElement) {
      const {overflowX, overflowY} = getComputedStyle(box);
      if (![overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll")) continue;
      const frame = box.getBoundingClientRect();
      if (left >= frame.right || right <= frame.left || top >= frame.bottom || bottom <= frame.top) return false;
    }
    return true;
  }

  function overlaps(): string[] {
    const sorted = pieces.toSorted((a, b) => a.top - b.top);
    return sorted.flatMap((one, i) => {
      const found: string[] = [];
      for (let j = i + 1; j < sorted.length && sorted[j]!.top < one.bottom; ++j) {
        const other = sorted[j]!;
        if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
          continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - other.top;
        if (across > 1.5 && down > 1.5) found.push(`${nameOf(one)} overlaps ${nameOf(other)}${placeOf(one.element)}`);
      }
      return found;
    });
  }

  /** What hides overflow cuts, and what scrolls does so downwards, where there is nothing to scroll to. */
  function cutOff(piece: Piece): string[] {
    for (let box = piece.element.parentElement; box !== null && box !== root; box = box.parentElement) {
      const {overflowX, overflowY} = getComputedStyle(box);
      const {left, right, bottom} = box.getBoundingClientRect();
      const hides = (overflow: string): boolean => overflow === "hidden" || overflow === "clip";
      const isBeside = piece.right > right + 2 || piece.left < left - 2;
      const isBelow = piece.bottom > bottom + 2;
      const scrollsDown = overflowY === "auto" && overflowX === "auto" && box.scrollHeight > box.clientHeight + 1;
      const isFrame = box.matches(".figure-drawing") && scrollsDown;
      if ((hides(overflowX) && isBeside) || (hides(overflowY) && isBelow) || (isFrame && isBelow))
        return [`${nameOf(piece)} is cut off${placeOf(piece.element)}`];
    }
    return [];
  }

  function nameOf({text}: Piece): string {
    return `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
  }

  function placeOf(element: Element): string {
    const figure = element.closest("figure[id], [id]");
    return figure === null ? "" : ` in #${figure.id}`;
  }
}
