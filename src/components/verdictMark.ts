import type {Verdict} from "../lib/schemas/vocabulary.js";

/** How a verdict is marked besides its words. */
export const verdictMark: Readonly<Record<Verdict, string>> = {
  "as described": "=",
  reproduced: "✓",
  compatible: "≈",
  partly: "±",
  inconclusive: "?",
  "not reproduced": "✗",
  "contradicts itself": "≠",
  "not testable": "–",
  "not measured yet": "…"
};

/** A verdict as a name in an address or a style sheet: "as-described". */
export function verdictSlug(verdict: Verdict): string {
  return verdict.replaceAll(" ", "-");
}
