import {className, pluralName} from "../lib/classNames.js";
import {count, list, percent} from "../lib/format.js";
import {classMetricsOf, confusionOf} from "../lib/lookup.js";
import {models, type Model} from "../lib/tableSchemas.js";
import type {Tables} from "../lib/tables.js";

export {ahead, quickBuild} from "./index.js";

export const againstSource = (tables: Tables): string => {
  const verdict = (id: string): string => tables.claims.find((claim) => claim.id === id)!.verdict;
  return `Its section 5.1 is ${verdict("C14")} for the ANN and ${verdict("C15")} for the CNN`;
};

export const clearlyBetter = (tables: Tables): string => {
  const apart = classMetricsOf(tables, "cnn").filter(
    (row, label) => row.f1Lower > classMetricsOf(tables, "ann")[label]!.f1Upper
  );
  if (apart.length === 0) return "In no class do the intervals of F1 lie apart.";
  return `The intervals of F1 lie apart in ${apart.length} of 10 classes: ${list(apart.map(({label}) => className(label)))}.`;
};

export const hardest = (tables: Tables): string => {
  const worst = (model: Model): string => {
    const row = classMetricsOf(tables, model).reduce((low, one) => (one.recall < low.recall ? one : low));
    return `${percent(row.recall)} of the ${pluralName(row.label)}`;
  };
  return `The ANN finds ${worst("ann")}, its worst class, the CNN ${worst("cnn")}.`;
};

export const easiest = (tables: Tables): string => {
  const best = models.map((model) =>
    classMetricsOf(tables, model)
      .toSorted((a, b) => b.recall - a.recall)
      .slice(0, 3)
  );
  const names = best.map((rows) => list(rows.map(({label, recall}) => `${pluralName(label)} ${percent(recall)}`)));
  return `Best found are, by the ANN, ${names[0]}, and by the CNN, ${names[1]}.`;
};

export const errorCounts = (tables: Tables): string => {
  const errors = (model: Model): number => {
    return confusionOf(tables, model).reduce((sum, value, cell) => (cell % 11 === 0 ? sum : sum + value), 0);
  };
  return `${count(errors("ann"))} errors of the ANN and ${count(errors("cnn"))} of the CNN`;
};
