import {describe, expect, it} from "vitest";
import {answer as answerFigure} from "../../src/figures/answer.js";
import {classBalance as classBalanceFigure} from "../../src/figures/classBalance.js";
import {confusionMatrices} from "../../src/figures/confusionMatrices.js";
import {integrity as integrityFigure} from "../../src/figures/integrity.js";
import {learningCurves as learningCurvesFigure} from "../../src/figures/learningCurves.js";
import {check, cnnErrors, evidenceOf} from "../fixtures/report/evidenceOf.js";
import {meaningOf} from "../fixtures/meaningOf.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "../figures/drawn.js";

useDocument();

const answer = opened(answerFigure);
const classBalance = opened(classBalanceFigure);
const confusion = opened(confusionMatrices, {show: "count", scale: "errors"});
const integrity = opened(integrityFigure);
const learningCurves = opened(learningCurvesFigure, {measure: "loss"});

const tables = evidenceOf();

describe("answer's title", () => {
  it.each([
    ["the CNN is ahead", {difference: 0.031, lower: 0.025, upper: 0.037}, "the CNN is ahead by 3.1 points"],
    ["the ANN is ahead", {difference: -0.031, lower: -0.037, upper: -0.025}, "the ANN is ahead by 3.1 points"],
    ["neither is", {difference: 0.001, lower: -0.004, upper: 0.006}, "the two networks cannot be told apart"]
  ])("says so where %s", (_, comparison, words) => {
    const comparisons = tables.comparisons.map((row) => ({...row, ...comparison}));
    expect(meaningOf(answer.title({...tables, comparisons}))).toEqual(meaningOf(`On new images ${words}`));
  });
});

describe("the title of learning-curves", () => {
  /** The epochs with other validation losses in the last. */
  function lastLosses(losses: Readonly<Record<string, number>>): typeof tables.epochs {
    return tables.epochs.map((row) => {
      const loss = row.split === "validation" && row.epoch === 3 ? losses[row.run] : undefined;
      return loss === undefined ? row : {...row, loss};
    });
  }

  it("says when each model's validation loss is lowest", () => {
    expect(meaningOf(learningCurves.title(tables))).toEqual(
      meaningOf("On new images the CNN's loss is lowest in epoch 3 of 3, the ANN's in epoch 2")
    );
  });
  it("says that both still improve where both do", () => {
    expect(meaningOf(learningCurves.title({...tables, epochs: lastLosses({"ann-s1": 0.39})}))).toEqual(
      meaningOf("Both models still improve on new images in the last epoch")
    );
  });
  it("does not say so where only the ANN does", () => {
    expect(meaningOf(learningCurves.title({...tables, epochs: lastLosses({"ann-s1": 0.39, "cnn-s1": 1})}))).toEqual(
      meaningOf("On new images the CNN's loss is lowest in epoch 2 of 3, the ANN's in epoch 3")
    );
  });
});

describe("confusion's title", () => {
  it("names the largest error of both where it is the same", () => {
    expect(meaningOf(confusion.title(tables))).toEqual(
      meaningOf("Both models err most with Shirt taken for T-shirt: 160 times the ANN, 80 the CNN")
    );
  });
  it("names each model's own where they differ", () => {
    const other = evidenceOf({errors: {ann: [...cnnErrors, ["Coat", "Shirt", 90]]}});
    expect(meaningOf(confusion.title(other))).toEqual(
      meaningOf("The ANN errs most with Coat taken for Shirt (90), the CNN with Shirt taken for T-shirt (80)")
    );
  });
});

describe("integrity's title", () => {
  it("counts the checks that pass, or those that fail", () => {
    expect(meaningOf(integrity.title(tables))).toEqual(meaningOf("All 2 integrity checks pass"));
    expect(meaningOf(integrity.title({audit: [...tables.audit, check("blank images", false)]}))).toEqual(
      meaningOf("1 of 3 integrity checks fail")
    );
  });
});

describe("the title of class-balance", () => {
  it("says whether the classes are equally many in each split", () => {
    expect(meaningOf(classBalance.title(tables))).toEqual(
      meaningOf("Every class has the same number of images in every split")
    );
    const uneven = tables.classCounts.map((row, i) => (i === 12 ? {...row, count: 1199} : row));
    expect(meaningOf(classBalance.title({classCounts: uneven}))).toEqual(meaningOf("The classes differ in number"));
  });
});
