import {classNames} from "../../src/lib/classNames.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

/** A training image whose label is doubted. */
export function doubtRow(change: Partial<Row<"label-errors">>): Row<"label-errors"> {
  return {
    example: 1,
    label: 0,
    suggestion: 6,
    selfConfidence: 0.01,
    rank: 1,
    isSuspect: true,
    isKnown: false,
    sheet: "label-errors",
    cell: 0,
    ...change
  };
}

/** Estimates of a data set of so many images a class, all sure but for the given cells. */
export function jointRows(
  perClass: number,
  doubts: readonly (readonly [label: number, suggestion: number, estimate: number])[] = []
): Row<"label-error-joint">[] {
  return classNames.flatMap((_, label) => {
    const own = doubts.filter(([given]) => given === label);
    const rest = perClass - own.reduce((sum, [, , estimate]) => sum + estimate, 0);
    return classNames.map((_, suggestion) => {
      const doubt = own.find(([, suggested]) => suggested === suggestion)?.[2] ?? 0;
      const estimatedCount = suggestion === label ? rest : doubt;
      return {label, suggestion, confidentCount: Math.round(estimatedCount / 2), estimatedCount};
    });
  });
}

/** Fifths that were left out, so many. */
export function foldVariants(count: number): Row<"variants">[] {
  return Array.from({length: count}, (_, i) => ({
    variant: `cnn-fold-${i + 1}`,
    model: "cnn",
    group: "fold",
    change: `fifth ${i + 1} left out`,
    base: "",
    parameterCount: 1,
    forwardFlops: 1,
    epochCount: 10,
    exampleTimeRatio: null,
    labelsPerClass: null,
    seedCount: 1
  }));
}
