import type {Row} from "./schemas/tableSchemas.js";

type Kind = Row<"out-of-distribution">["kind"];

/** Kinds of images that are out of distribution, as a sentence names them. */
export const outsideName: Readonly<Record<Kind, string>> = {
  test: "test images",
  negated: "negated garments",
  "upside-down": "garments upside down",
  "quarter-turn": "garments turned by a quarter",
  "side-by-side": "pairs of garments side by side",
  scribble: "scribbles",
  noise: "noise",
  digits: "handwritten digits"
};

/** Share of a kind's images that count as out of distribution, in [0, 1]. */
export function outsideShare({outsideCount, imageCount}: Row<"out-of-distribution">): number {
  return outsideCount / imageCount;
}
