import {percent, percentInterval} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {seedsOf} from "../lib/variantLookup.js";

const measured =
  (id: string) =>
  ({claims}: Pick<Tables, "claims">): string =>
    claims.find((claim) => claim.id === id)!.measured;

const validation =
  (model: Model) =>
  (tables: Pick<Tables, "runs" | "seeds">): string => {
    const {validationAccuracy, seed} = coreRun(tables, model);
    const own = `${percent(validationAccuracy)} with seed ${seed}`;
    const over = seedsOf(tables, model, "validationAccuracy");
    if (over === undefined || over.lower === null || over.upper === null) return own;
    const {mean, lower, upper, seedCount} = over;
    return `${own}; ${percent(mean)} over ${seedCount} seeds (95% t interval ${percentInterval({lower, upper})})`;
  };

export const annMeasured = validation("ann");
export const cnnMeasured = validation("cnn");

export const flattenMeasured = measured("C08");

export const outputCount = ({layers}: Pick<Tables, "layers">): string => {
  const dense = layers.filter(({variant, kind}) => variant === "cnn" && kind === "dense");
  return String(dense.sort((a, b) => a.position - b.position).at(-1)!.channelCount);
};

export const overfitMeasured = measured("C10");

/** What a second softmax does to test accuracy; that it is not measured yet where it is not. */
export const softmaxMeasured = (tables: Pick<Tables, "claims">): string => {
  const found = measured("C45")(tables);
  return found === "—" ? "not measured yet" : found;
};

/** The day of the rules in words: "28 November 2026". */
export const rulesDate = ({rules: {date}}: {readonly rules: {readonly date: string}}): string =>
  new Date(date).toLocaleDateString("en-GB", {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});

/** How many rules were made before, amid and after the results that they judge, in a sentence. */
export const rulesMadeBefore = ({claims}: Pick<Tables, "claims">): string => {
  const after = claims.filter(({knownWhenMade}) => knownWhenMade === "all").length;
  const before = claims.filter(({knownWhenMade}) => knownWhenMade.startsWith("none")).length;
  return `${before} of the ${claims.length} rules were made before any result that they judge, ${claims.length - before - after} when a part was known, and ${after} afterwards; each says which.`;
};

/** How many claims are tested together so far, and what will happen when the others join them. */
export const familySoFar = ({claims}: Pick<Tables, "claims">): string => {
  const joined = claims.filter(({pValue}) => pValue !== null).length;
  const waiting = claims.filter(({verdict}) => verdict === "not measured yet").length;
  const members = `${joined} ${joined === 1 ? "claim is" : "claims are"} in it`;
  return waiting === 0
    ? `${members}.`
    : `So far ${members}; with ${waiting === 1 ? "the one" : `each of the ${waiting}`} not measured yet every p may rise, and a verdict change.`;
};
