import {group} from "d3";
import {holm} from "./holm.js";
import {modelDifference, seedRuns} from "./seedRuns.js";
import {seedSummary, type PairedSeedSummary} from "./seedSummary.js";
import {corruptionKinds, models, type Model} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

type Robustness = Row<"robustness">;
type Kind = Robustness["kind"];
type Used = Pick<Tables, "runs" | "robustness">;

/** What is done to the images, as a sentence names it. */
export const kindNames: Readonly<Record<Kind, string>> = {
  noise: "noise",
  blur: "blur",
  shift: "shifts",
  rotation: "rotation",
  contrast: "loss of contrast",
  occlusion: "occlusion"
};

/** A model's accuracy over its seeds under a corruption, %; equal ends where there is one seed. */
export interface RobustnessBand {
  readonly model: Model;
  readonly kind: Kind;
  readonly strength: number;
  readonly seedCount: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** Accuracies of the two models, kind by kind and from strength 0 up; none where nothing is recorded. */
export function robustnessBands(tables: Used): RobustnessBand[] {
  return corruptionKinds.flatMap((kind) =>
    models.flatMap((model) => {
      const rows = rowsOf(tables, model).filter((row) => row.kind === kind);
      const byStrength = [...group(rows, ({strength}) => strength)].sort(([a], [b]) => a - b);
      return byStrength.map(([strength, some]) => {
        const {count, mean, lower, upper} = seedSummary(some.map(({accuracy}) => 100 * accuracy));
        const ends = count < 2 ? {lower: mean, upper: mean} : {lower, upper};
        return {model, kind, strength, seedCount: count, mean, ...ends};
      });
    })
  );
}

/** The CNN less the ANN under a kind of corruption, mean over the strengths from 1 up, seed by seed. */
export interface KindDifference extends PairedSeedSummary {
  readonly kind: Kind;
  readonly name: string;
  /** After Holm's correction for all kinds; 1 where there is no test. */
  readonly adjustedPValue: number;
  /** 1 where the CNN is ahead by more than chance, −1 where it is behind, 0 where neither can be said. */
  readonly verdict: -1 | 0 | 1;
}

/**
 * Who is ahead under each kind of corruption; none where no seed of both is recorded.
 * @param measure accuracy, or what is lost of it against the images as they are
 */
export function robustnessByKind(
  tables: Used,
  measure: "accuracy" | "loss of accuracy" = "accuracy"
): KindDifference[] {
  const rows = group(tables.robustness, ({run}) => run);
  const differences = corruptionKinds.flatMap((kind) => {
    const summary = modelDifference(tables, ({run}) => valueOf(rows.get(run) ?? [], kind, measure));
    return summary.count === 0 ? [] : [{kind, name: kindNames[kind], ...summary}];
  });
  const known = differences.map(({pValue}) => (Number.isNaN(pValue) ? 1 : pValue));
  const adjusted = holm(known.map(Math.log10));
  return differences.map((one, i) => {
    const adjustedPValue = 10 ** adjusted[i]!;
    return {...one, adjustedPValue, verdict: verdictOf(one, adjustedPValue)};
  });
}

/** What a strength of a kind sets, with its unit; empty for 0 and where no corruption is known. */
export function settingOf({corruptions}: Pick<Tables, "corruptions">, kind: Kind, strength: number): string {
  const row = corruptions.find((one) => one.kind === kind && one.strength === strength);
  if (row === undefined) return "";
  const [parameter, unit] = row.parameter.split(", ");
  const value = String(Number(row.value.toFixed(2)));
  return unit === "share" ? `${parameter} ${value}` : `${parameter} ${value} ${unit}`;
}

const level = 0.05;

function verdictOf({mean, lower, upper}: PairedSeedSummary, adjustedPValue: number): -1 | 0 | 1 {
  if (adjustedPValue > level || !(lower > 0 || upper < 0)) return 0;
  return mean > 0 ? 1 : -1;
}

function rowsOf(tables: Used, model: Model): Robustness[] {
  const names = new Set(seedRuns(tables, model).map(({run}) => run));
  return tables.robustness.filter(({run}) => names.has(run));
}

/** Mean over the strengths from 1 up, as a fraction; undefined where none is recorded. */
function valueOf(
  rows: readonly Robustness[],
  kind: Kind,
  measure: "accuracy" | "loss of accuracy"
): number | undefined {
  const own = rows.filter((row) => row.kind === kind);
  const corrupted = own.filter(({strength}) => strength > 0).map(({accuracy}) => accuracy);
  if (corrupted.length === 0) return undefined;
  const mean = corrupted.reduce((sum, accuracy) => sum + accuracy, 0) / corrupted.length;
  if (measure === "accuracy") return mean;
  const untouched = own.find(({strength}) => strength === 0);
  return untouched === undefined ? undefined : untouched.accuracy - mean;
}
