import {count} from "../../src/lib/format.js";
import {notYet, type Evidence, type Judgement} from "./claim.js";
import {figureText, foundFigures, seedsOf, type FoundFigure} from "./figures.js";
import type {Rule} from "./rules.js";

/** The two networks that the original report describes, by variant. */
const readingNames: Readonly<Record<string, string>> = {cnn: "two poolings", "cnn-one-pool": "one pooling"};

/** Stated figures against where a further seed's would lie; one reading that fits is enough. */
export function judgeFigures(evidence: Evidence, rule: Rule): Judgement {
  const readings = Object.entries(rule.figures!).map(([variant, stated]) => {
    return {variant, figures: foundFigures(evidence, {...rule, figures: {[variant]: stated}})};
  });
  const known = readings.filter(({figures}) => figures.length > 0);
  if (known.length === 0) return notYet("Fewer than three seeds are recorded.");
  const texts = known.map(
    ({variant, figures}) => (known.length > 1 ? `with ${readingNames[variant]!}: ` : "") + figureText(figures)
  );
  const found = {measured: texts.join("; "), ...seedsOf(known.flatMap(({figures}) => figures))};
  const fitting = known.filter(({figures}) => figures.every(({fits}) => fits));
  if (fitting.length > 0) return {...found, verdict: "compatible", note: fittingWords(readings, known, fitting)};
  if (known.length < readings.length) {
    const note = "The one reading does not fit; fewer than three seeds are recorded of the other.";
    return {...found, verdict: "not measured yet", note};
  }
  return {...found, verdict: "not reproduced", note: readings.length > 1 ? "Neither reading fits." : ""};
}

interface Reading {
  readonly variant: string;
  readonly figures: readonly FoundFigure[];
}

/** Fewer seeds make a prediction interval so wide that much fits. */
const manySeeds = 5;

/** Which of several readings fit, in sentences; nothing where there is only one. */
function fittingWords(readings: readonly Reading[], known: readonly Reading[], fitting: readonly Reading[]): string {
  if (readings.length === 1) return "";
  const fewest = Math.min(...fitting.flatMap(({figures}) => figures.map(({seedCount}) => seedCount)));
  return [
    fitting.length > 1 ? "Both readings fit." : `The reading with ${readingNames[fitting[0]!.variant]!} fits.`,
    known.length < readings.length ? "Of the other fewer than three seeds are recorded." : "",
    fewest < manySeeds ? `With ${count(fewest)} seeds the interval is wide.` : ""
  ]
    .filter(Boolean)
    .join(" ");
}
