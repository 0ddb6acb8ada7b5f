import {group} from "d3";
import {classNames} from "./classNames.js";
import {confidenceOf, isRight, pairedPredictions, type PairedPrediction} from "./pairedPredictions.js";
import {models, type Model} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

const onlyCnnRightCount = 12;
const pairCount = 6;
const imagesPerPair = 8;
const errorsPerClass = 10;

/** Images that the CNN gets right and the ANN wrong, those first about which the ANN was surest. */
export function onlyCnnRight(tables: Pick<Tables, "predictions">): PairedPrediction[] {
  return pairedPredictions(tables)
    .filter(({ann, cnn}) => isRight(cnn) && !isRight(ann))
    .sort((a, b) => confidenceOf(b.ann) - confidenceOf(a.ann) || a.example - b.example)
    .slice(0, onlyCnnRightCount);
}

/** A cell off the diagonal of both confusion matrices. */
export interface ConfusedPair {
  readonly label: number;
  readonly prediction: number;
  /** Errors of each model. */
  readonly errors: Readonly<Record<Model, number>>;
  /** The errors of which each model was surest. */
  readonly surest: Readonly<Record<Model, readonly Row<"predictions">[]>>;
}

/** The cells with the most errors of both models together. */
export function confusedPairs({predictions}: Pick<Tables, "predictions">): ConfusedPair[] {
  const errors = predictions.filter((row) => !isRight(row));
  const cells = group(errors, ({label, prediction}) => 10 * label + prediction);
  return Array.from(cells, ([cell, rows]) => ({cell, rows}))
    .sort((a, b) => b.rows.length - a.rows.length || a.cell - b.cell)
    .slice(0, pairCount)
    .map(({cell, rows}) => {
      const of = (model: Model): Row<"predictions">[] => rows.filter((row) => row.model === model);
      return {
        label: Math.floor(cell / 10),
        prediction: cell % 10,
        errors: {ann: of("ann").length, cnn: of("cnn").length},
        surest: {ann: surest(of("ann"), imagesPerPair), cnn: surest(of("cnn"), imagesPerPair)}
      };
    });
}

function surest(rows: readonly Row<"predictions">[], count: number): Row<"predictions">[] {
  return rows.toSorted((a, b) => confidenceOf(b) - confidenceOf(a) || a.example - b.example).slice(0, count);
}

/** For each true class the errors of a model of which it was surest, surest first. */
export function surestErrors({predictions}: Pick<Tables, "predictions">, model: Model): Row<"predictions">[][] {
  const errors = group(
    predictions.filter((row) => row.model === model && !isRight(row)),
    ({label}) => label
  );
  return classNames.map((_, label) => surest(errors.get(label) ?? [], errorsPerClass));
}

/** Images for a reader to name before the networks' answers are shown: one that each network alone gets right, and one that both get wrong. */
export function imagesToGuess(tables: Pick<Tables, "predictions">): PairedPrediction[] {
  const shown = new Set(highlightedExamples(tables));
  const byExample = new Map(pairedPredictions(tables).map((pair) => [pair.example, pair]));
  const pairs = [...shown].map((example) => byExample.get(example)!);
  const chosen: PairedPrediction[] = [];
  for (const [annRight, cnnRight] of [
    [false, true],
    [false, false],
    [true, false]
  ]) {
    const fitting = pairs.filter(({ann, cnn}) => isRight(ann) === annRight && isRight(cnn) === cnnRight);
    const isNew = ({label}: PairedPrediction): boolean => chosen.every((one) => one.label !== label);
    chosen.push(...[fitting.find(isNew) ?? fitting[0]].filter((pair) => pair !== undefined));
  }
  return chosen;
}

/** Every test image among the surest errors, once each. */
export function surestExamples(tables: Pick<Tables, "predictions">): number[] {
  const rows = models.flatMap((model) => surestErrors(tables, model).flat());
  return [...new Set(rows.map(({example}) => example))];
}

/** Every test image that the report's first galleries show, once each. */
export function highlightedExamples(tables: Pick<Tables, "predictions">): number[] {
  const examples = [
    ...onlyCnnRight(tables).map(({example}) => example),
    ...confusedPairs(tables).flatMap(({surest: {ann, cnn}}) => [...ann, ...cnn].map(({example}) => example))
  ];
  return [...new Set(examples)];
}
