import {classNames} from "./classNames.js";
import {coreRun} from "./lookup.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

type Joint = Pick<Tables, "labelErrorJoint">;
type Errors = Pick<Tables, "labelErrors">;

/** Share of a class that counts as its most doubted images. */
export const topShare = 0.02;

/**
 * Training images that two publications call wrong: Müller and Markert 2019, arXiv 1912.05283, and cleanlab's tutorial
 * on Fashion-MNIST.
 */
export const calledWrongTwice: readonly number[] = [16691, 33982, 42018, 40513];

/** Training images of each given class, in the order of the labels; shape [10]. */
export function givenCounts({labelErrorJoint: rows}: Joint): number[] {
  return classNames.map((_, label) => {
    return Math.round(rows.reduce((sum, row) => (row.label === label ? sum + row.estimatedCount : sum), 0));
  });
}

/** The pairs of two different classes, the largest estimate first. */
export function doubtedPairs({labelErrorJoint: rows}: Joint): Row<"label-error-joint">[] {
  return rows
    .filter(({label, suggestion}) => label !== suggestion)
    .sort((a, b) => b.estimatedCount - a.estimatedCount || a.label - b.label || a.suggestion - b.suggestion);
}

/** Estimated wrong labels and all labels. */
export function doubtedOf(tables: Joint): {readonly doubted: number; readonly all: number} {
  return {
    doubted: doubtedPairs(tables).reduce((sum, {estimatedCount}) => sum + estimatedCount, 0),
    all: givenCounts(tables).reduce((sum, count) => sum + count, 0)
  };
}

/** Images whose label was called wrong in print before, the most doubted of its class first. */
export function knownErrors({labelErrors: rows}: Errors): Row<"label-errors">[] {
  return rows.filter(({isKnown}) => isKnown).sort((a, b) => a.rank - b.rank || a.example - b.example);
}

/** Whether an image is among the most doubted of its class. */
export function isTop({label, rank}: Pick<Row<"label-errors">, "label" | "rank">, tables: Joint): boolean {
  return rank <= topShare * givenCounts(tables)[label]!;
}

/**
 * Whether the CNN that is measured is bit by bit one of the folds' networks: the first fifth is the validation split,
 * so with one seed the two are one training.
 */
export function judgesItself(tables: Pick<Tables, "runs" | "variants">): boolean {
  const folds = new Set(tables.variants.filter(({group}) => group === "fold").map(({variant}) => variant));
  const {weightsSha256} = coreRun(tables, "cnn");
  return tables.runs.some((run) => folds.has(run.variant) && run.weightsSha256 === weightsSha256);
}
