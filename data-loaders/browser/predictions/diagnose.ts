import {classCount, classNames} from "../../../src/lib/classNames.js";
import {count} from "../../../src/lib/format.js";
import {accuracy} from "../../evaluation/accuracy.js";
import {confusionMatrix} from "../../evaluation/confusionMatrix.js";
import type {Answers} from "./answers.js";
import {idsOf, interpret, type Interpretation} from "./interpret.js";
import type {Doubt, Offer, Predictions} from "../../../src/lib/judging.js";

/** Files of other lengths than the test file's, by the number of their rows. */
const otherCounts: Readonly<Record<number, string>> = {
  60_000: "That is the training file: predict the 10,000 test images.",
  70_000: "That is training and test file together.",
  48_000: "That is a training split of four fifths: predict the 10,000 test images.",
  12_000: "That is a validation split of a fifth: predict the 10,000 test images.",
  50_000: "That is a training split of five sixths: predict the 10,000 test images."
};

/** No published model reaches it; the best that docs/field lists has 96.7%. */
const incredibleAccuracy = 0.98;

/** Below it something else than the model may be wrong; three classes have the same id in alphabetical order. */
const poorAccuracy = 0.5;

/** Below it a model does hardly better than chance, which is 0.1. */
const chanceAccuracy = 0.2;

/** An order of class ids may be the right one if it makes so many answers right. */
const goodAccuracy = 0.6;

/**
 * Compares a file's answers with the labels of the test images, names what may be wrong, and offers what may be meant;
 * mends nothing.
 * @param labels of the test images, shape [n]
 */
export function diagnose(answers: Answers, labels: Uint8Array): Interpretation {
  const {notes} = answers;
  if (answers.rowCount !== labels.length) return {doubts: [wrongCount(answers, labels)], notes};
  const read = interpret(answers);
  if (read.predictions === undefined) return {doubts: read.doubts, notes};
  const doubts = [
    ...read.doubts,
    ...orderDoubts(answers, read.predictions, labels),
    ...resultDoubts(read.predictions, labels)
  ];
  return {predictions: read.predictions, doubts, notes: [...notes, ...read.notes, ...labelNotes(answers, labels)]};
}

function wrongCount(answers: Answers, labels: Uint8Array): Doubt {
  const {rowCount} = answers;
  const batch = [16, 32, 50, 64, 100, 128, 200, 256, 512, 1000, 1024].find(
    (size) => rowCount === Math.floor(labels.length / size) * size
  );
  const reason =
    otherCounts[rowCount] ??
    (batch === undefined
      ? rowCount === labels.length + 1
        ? "One is too many: most likely a head that was read as a row, or two lines for one image."
        : "Predict all test images, each once, in the order of the file."
      : `That is what is left if the last batch of ${batch} is dropped: set drop_last=False.`);
  const message = `The file has ${count(rowCount)} ${rowCount === 1 ? "row" : "rows"}; the test file has ${count(labels.length)} images. ${reason}`;
  if (rowCount !== 70_000) return {kind: "row count", message};
  const predictions = interpret(sliced(answers, rowCount - labels.length)).predictions;
  return {kind: "row count", message, ...(predictions && {offer: {label: "Take the last 10,000 rows", predictions}})};
}

function sliced({ids, scores, notes, rowCount}: Answers, from: number): Answers {
  return {
    rowCount: rowCount - from,
    ...(ids && {ids: ids.slice(from)}),
    ...(scores && {scores: scores.slice(from * classCount)}),
    notes
  };
}

/** What row numbers and labels in the file tell of its order. */
function orderDoubts({places, labels: own}: Answers, predictions: Predictions, labels: Uint8Array): Doubt[] {
  if (places && places.some((place, i) => place !== i)) {
    const offer = {label: "Put the rows in the order of their numbers", predictions: arranged(predictions, places)};
    return [
      {kind: "row order", message: "The rows are numbered, and stand in another order than their numbers.", offer}
    ];
  }
  const given = own && idsOf(own).predictions?.ids;
  if (given === undefined || agreement(given, labels) === 1) return [];
  const message = `The labels in the file are the test file's in ${count(Math.round(agreement(given, labels) * labels.length))} of ${count(labels.length)} rows: the rows stand in another order (shuffle=False keeps it), or the classes are numbered otherwise.`;
  return [{kind: "row order", message}];
}

function labelNotes({labels: own}: Answers, labels: Uint8Array): string[] {
  const given = own && idsOf(own).predictions?.ids;
  return given && agreement(given, labels) === 1
    ? ["Its column of labels is the test file's: the order is right."]
    : [];
}

function arranged({ids, probabilities}: Predictions, places: Uint32Array): Predictions {
  const sortedIds = new Uint8Array(ids.length);
  const sorted = probabilities && new Float32Array(probabilities.length);
  places.forEach((place, row) => {
    sortedIds[place] = ids[row]!;
    sorted?.set(probabilities!.subarray(row * classCount, (row + 1) * classCount), place * classCount);
  });
  return {ids: sortedIds, ...(sorted && {probabilities: sorted})};
}

/** What the result itself tells: too good, one class, or hardly better than chance. */
function resultDoubts(predictions: Predictions, labels: Uint8Array): Doubt[] {
  const {ids} = predictions;
  const share = agreement(ids, labels);
  if (share === 1) return [{kind: "labels", message: "All 10,000 are right: these are the labels themselves."}];
  if (share >= incredibleAccuracy) {
    return [
      {
        kind: "labels",
        message: "No published model is right so often: were test images trained on, or labels mixed in?"
      }
    ];
  }
  if (ids.every((id) => id === ids[0])) {
    return [{kind: "constant", message: `Every image is called ${classNames[ids[0]!]!}.`}];
  }
  if (share >= poorAccuracy) return [];
  const offer = renumbering(predictions, labels);
  if (offer !== undefined) {
    const message = `Few are right, and many would be if the classes were numbered otherwise${offer.isAlphabetical ? ": in the alphabetical order of their names, as folders give it" : ""}.`;
    return [{kind: "renumbered", message, offer}];
  }
  if (share >= chanceAccuracy) return [];
  const message =
    "About as many are right as by chance: most likely the rows stand in another order than the test file's (shuffle=False keeps it).";
  return [{kind: "row order", message}];
}

/** The official names' alphabetical order, in which image folders number classes. */
const alphabetical = [9, 8, 4, 3, 2, 5, 6, 7, 0, 1];

/** Each id as the label that it goes with most often, if that makes most answers right and no two ids the same. */
function renumbering(
  predictions: Predictions,
  labels: Uint8Array
): (Offer & {readonly isAlphabetical: boolean}) | undefined {
  const counts = confusionMatrix(labels, predictions.ids, classCount);
  const commonest = Array.from({length: classCount}, (_, id) => {
    const column = Array.from({length: classCount}, (_, label) => counts[label * classCount + id]!);
    return column.indexOf(Math.max(...column));
  });
  const isGood = (order: readonly number[]): boolean =>
    agreement(renumbered(predictions, order).ids, labels) > goodAccuracy;
  const isAlphabetical = isGood(alphabetical);
  const order = isAlphabetical ? alphabetical : commonest;
  if (new Set(order).size < classCount || !isGood(order)) return undefined;
  const label = isAlphabetical ? "Read them in alphabetical order" : "Number them as most labels have it";
  return {label, predictions: renumbered(predictions, order), isAlphabetical};
}

/** @param order by id in the file, the data set's id */
function renumbered({ids, probabilities}: Predictions, order: readonly number[]): Predictions {
  const moved = probabilities?.map((_, i) => {
    const row = Math.floor(i / classCount) * classCount;
    return probabilities[row + order.indexOf(i - row)]!;
  });
  return {ids: ids.map((id) => order[id]!), ...(moved && {probabilities: moved})};
}

function agreement(ids: Uint8Array, labels: Uint8Array): number {
  return accuracy(labels, ids);
}
