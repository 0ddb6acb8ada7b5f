import {modelName} from "../components/theme.js";
import {capitalPlural, pluralName} from "../lib/classNames.js";
import {count, fixed, percent, points} from "../lib/format.js";
import {confusedPairs} from "../lib/highlights.js";
import {confidenceOf} from "../lib/pairedPredictions.js";
import {leads} from "../lib/leads.js";
import {robustnessBands, robustnessByKind, type RobustnessBand} from "../lib/robustness.js";
import {modelDifference, seedRuns} from "../lib/seedRuns.js";
import {countWord} from "../lib/seedWords.js";
import {isApart} from "../lib/seedSentences.js";
import {models, type Model, type Verdict} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {sure, sureAnswers} from "../lib/sureAnswers.js";
import {statedAccuracies} from "../lib/statedAccuracies.js";
import type {Tables} from "../lib/tables.js";

/** What the findings are made of. */
export type FindingTables = Pick<Tables, "runs" | "seeds" | "robustness" | "predictions" | "claims">;

/** What stands beside a finding. */
export type Thumbnail =
  | {readonly kind: "seeds"; readonly values: Readonly<Record<Model, readonly number[]>>}
  | {readonly kind: "curves"; readonly bands: readonly RobustnessBand[]}
  | {readonly kind: "garment"; readonly example: number; readonly said: number; readonly label: number}
  | {readonly kind: "claims"; readonly claims: readonly Row<"claims">[]};

/** A number, what it says, and where the evidence is. */
export interface Finding {
  readonly number: string;
  readonly sentence: string;
  readonly href: string;
  readonly thumbnail: Thumbnail;
}

/** Findings that are shown at most. */
const most = 6;

/** The report's findings, as far as what they rest on is recorded. */
export function findings(tables: FindingTables): Finding[] {
  const all = [winner, whyItWins, summary, whenItBreaks, sureErrors, proposals, commonError];
  return all.flatMap((find) => find(tables) ?? []).slice(0, most);
}

function winner(tables: FindingTables): Finding | undefined {
  const [ann, cnn] = models.map((model) => seedRuns(tables, model).map(({testAccuracy}) => testAccuracy));
  const lead = modelDifference(tables, ({testAccuracy}) => testAccuracy);
  if (lead.count < 2) return undefined;
  const clear = Math.min(...cnn!) > Math.max(...ann!);
  const ahead = clear ? "Every CNN beats every ANN" : isApart(lead) ? "The CNN wins on average" : "Neither wins";
  return {
    number: points(lead.mean),
    sentence: `CNN − ANN in test accuracy, on the same ${countWord(lead.count)} seeds. ${ahead}.`,
    href: "./results.html#figure-seed-accuracies",
    thumbnail: {kind: "seeds", values: {ann: ann!, cnn: cnn!}}
  };
}

function whyItWins(tables: FindingTables): Finding | undefined {
  const {asItIs, shuffled} = leads(tables);
  if (shuffled.count < 2) return undefined;
  const [ann, cnn] = ["ann-permuted", "cnn-permuted"].map((variant) =>
    seedRuns(tables, variant).map(({testAccuracy}) => testAccuracy)
  );
  const needsPlaces = shuffled.mean < asItIs.mean / 2;
  return {
    number: `${fixed(100 * asItIs.mean, 1)} → ${points(shuffled.mean)}`,
    sentence: `The CNN’s lead before and after all images’ pixels are shuffled in the same way: ${needsPlaces ? "it depends on their order" : "most of it stays"}.`,
    href: "./analysis.html#figure-pixel-order",
    thumbnail: {kind: "seeds", values: {ann: ann!, cnn: cnn!}}
  };
}

function summary(tables: FindingTables): Finding | undefined {
  const runs = models.map((model) => seedRuns(tables, `${model}-two-softmaxes`));
  if (runs.some((own) => own.length < 2)) return undefined;
  const [ann, cnn] = runs.map((own) => own.map(({testAccuracy}) => testAccuracy));
  const stated = models.map((model) => statedAccuracies[model].test.S);
  const reached = [ann!, cnn!].map((own) => own.reduce((sum, one) => sum + one, 0) / own.length);
  if (reached.some((mean, i) => Math.round(100 * mean) !== stated[i])) return undefined;
  return {
    number: `${stated[0]}% and ${stated[1]}%`,
    sentence:
      "Test accuracies in the original report’s summary. Networks with softmax applied twice, its text taken literally, give them, rounded.",
    href: "./results.html#5-1-accuracy-and-loss",
    thumbnail: {kind: "seeds", values: {ann: ann!, cnn: cnn!}}
  };
}

function whenItBreaks(tables: FindingTables): Finding | undefined {
  const kinds = robustnessByKind(tables).filter(({count: seeds}) => seeds > 1);
  if (kinds.length === 0) return undefined;
  const weakest = kinds.reduce((low, one) => (one.mean < low.mean ? one : low));
  const bands = robustnessBands(tables).filter(({kind}) => kind === weakest.kind);
  const strongest = Math.max(...bands.map(({strength}) => strength));
  const at = (model: Model): string =>
    fixed(bands.find((band) => band.model === model && band.strength === strongest)!.mean, 0);
  const verdict = weakest.verdict < 0 ? "Not more robust to" : "No lead lost to";
  return {
    number: `${at("cnn")}% vs ${at("ann")}%`,
    sentence: `${verdict} ${weakest.name}: accuracy of the CNN and of the ANN at its strongest.`,
    href: "./analysis.html#figure-robustness-curves",
    thumbnail: {kind: "curves", bands}
  };
}

function commonError(tables: FindingTables): Finding | undefined {
  const [pair] = confusedPairs(tables);
  const shown = pair?.surest.cnn[0] ?? pair?.surest.ann[0];
  if (pair === undefined || shown === undefined) return undefined;
  return {
    number: `${count(pair.errors.ann)} / ${count(pair.errors.cnn)}`,
    sentence: `${capitalPlural(pair.label)} taken for ${pluralName(pair.prediction)}, by the ANN and the CNN: the commonest error of both together.`,
    href: "./results.html#figure-confusion-matrices",
    thumbnail: {kind: "garment", example: shown.example, said: shown.prediction, label: shown.label}
  };
}

function sureErrors(tables: FindingTables): Finding | undefined {
  const [ann, cnn] = models.map((model) => sureAnswers(tables, model));
  const shown = confusedPairs(tables)
    .slice(1) // the first pair is a finding of its own
    .flatMap(({surest}) => surest.cnn)
    .reduce<Row<"predictions"> | undefined>(
      (top, row) => (top && confidenceOf(top) >= confidenceOf(row) ? top : row),
      undefined
    );
  if (shown === undefined) return undefined;
  return {
    number: `${count(cnn!.wrong)} of ${count(cnn!.all)}`,
    sentence: `answers of which the ${modelName.cnn} is more than ${percent(sure, 0)} sure are wrong, ${count(ann!.wrong)} of the ${modelName.ann}’s ${count(ann!.all)}; one seed.`,
    href: `./explore.html?cnn=wrong&range=cnn-confidence:${sure}..1&matrix=cnn&sort=cnn-confidence`,
    thumbnail: {kind: "garment", example: shown.example, said: shown.prediction, label: shown.label}
  };
}

function proposals({claims}: FindingTables): Finding | undefined {
  const own = claims.filter(({kind}) => kind === "proposal");
  const counted = (verdict: Verdict): number => own.filter((claim) => claim.verdict === verdict).length;
  const holding = counted("reproduced");
  const [partly, waiting, untestable] = (["partly", "not measured yet", "not testable"] as const).map(counted);
  const rest = [
    ...(partly === 0 ? [] : [`${countWord(partly!)} in part`]),
    ...(waiting === 0 ? [] : [`on ${countWord(waiting!)} there is no verdict yet`]),
    ...(untestable === 0 ? [] : [`${countWord(untestable!)} cannot be tested`])
  ];
  return {
    number: `${holding} of ${own.length}`,
    sentence: `proposals of the original report are shown to help by our rules${rest.length === 0 ? "" : `; ${rest.join(", ")}`}.`,
    href: "./improvements.html",
    thumbnail: {kind: "claims", claims: own}
  };
}
