import {seedRuns} from "./seedRuns.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {seedsOf} from "./variantLookup.js";

/** A network of ours as it stands beside published ones. */
export interface OwnResult {
  /** Kind of network. */
  readonly model: Row<"variants">["model"];
  /** ANN or CNN, and in words what is changed in it. */
  readonly name: string;
  /** Whether it is one of the original report's two networks, unchanged. */
  readonly isSource: boolean;
  readonly parameterCount: number;
  readonly seedCount: number;
  /** Test accuracy, mean over the seeds, as a fraction. */
  readonly accuracy: number;
  /** Validation accuracy likewise. */
  readonly validationAccuracy: number;
  /** Ends of its 95% t interval; null for one seed. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Groups of variants that are trained on all labels to be as good as they can. */
const groups: readonly Row<"variants">["group"][] = ["source", "ablation", "proposal", "best"];

/** Our networks of which a run is known, the original report's two first. */
export function ownResults({variants, seeds, runs}: Pick<Tables, "variants" | "seeds" | "runs">): OwnResult[] {
  return variants
    .flatMap((variant): OwnResult[] => {
      const [row, validation] = (["testAccuracy", "validationAccuracy"] as const).map((measure) =>
        seedsOf({seeds}, variant.variant, measure)
      );
      const isKnown = groups.includes(variant.group) && seedRuns({runs}, variant.variant).length > 0;
      return row === undefined || !isKnown ? [] : [ownResult(variant, row, validation?.mean ?? 0)];
    })
    .sort((a, b) => Number(b.isSource) - Number(a.isSource));
}

function ownResult(
  variant: Row<"variants">,
  {seedCount, mean, lower, upper}: Row<"seeds">,
  validationAccuracy: number
): OwnResult {
  const {model, change, parameterCount} = variant;
  const name = model.toUpperCase();
  return {
    model,
    name: change === "" ? name : `${name}, ${change}`,
    isSource: change === "",
    parameterCount,
    seedCount,
    accuracy: mean,
    validationAccuracy,
    lower,
    upper
  };
}
