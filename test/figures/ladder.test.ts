import {describe, expect, it} from "vitest";
import {ladder as ladderFigure} from "../../src/figures/ladder.js";
import {changeRow, nothingRecorded, seedsRow, variantRow} from "./changeTables.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const ladder = opened(ladderFigure);

const tables = {
  variants: [
    variantRow("cnn", {seedCount: 5, exampleTimeRatio: 9.5}),
    variantRow("cnn-augmented", {exampleTimeRatio: 1.2}),
    variantRow("cnn-sgd"),
    variantRow("vgg", {exampleTimeRatio: 6, epochCount: 20})
  ],
  seeds: [seedsRow("cnn", 0.917), seedsRow("cnn-augmented", 0.92), seedsRow("cnn-sgd", 0.9), seedsRow("vgg", 0.94)],
  changes: [
    changeRow("cnn-augmented", 0.003, {adjustedPValue: 0.4}),
    changeRow("cnn-sgd", -0.017),
    changeRow("vgg", 0.02, {seedCount: 1, method: "paired bootstrap over images"})
  ]
};

describe("the ladder", () => {
  it("counts what is significantly better and worse", () => {
    expect(meaningOf(ladder.title(tables))).toEqual(
      meaningOf("Over seeds, 0 of 2 changes raise test accuracy and 1 lowers it")
    );
  });
  it("says so where nothing is significant", () => {
    const changes = [changeRow("cnn-augmented", 0.003, {adjustedPValue: 0.4})];
    expect(meaningOf(ladder.title({...tables, changes}))).toEqual(
      meaningOf("Over seeds, no significant gain or loss of test accuracy by the one change")
    );
  });
  it("never calls a change significant whose interval holds 0, however small its p", () => {
    const changes = [changeRow("cnn-augmented", 0.003, {adjustedPValue: 0.01})];
    expect(ladder.title({...tables, changes})).toMatch(/^Over seeds, no significant gain/);
  });
  it("sorts by gain under each model, and names last what is not recorded", () => {
    const words = wordsOf(ladder.draw(tables, {width: 1040}));
    const names = ["Small VGG with all three", "Augmentation", "Plain SGD", "No dropout"];
    const places = names.map((name) => words.findIndex((text) => text.startsWith(name)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(words.filter((text) => text === "not recorded yet")).toHaveLength(14 + 9 - 3);
  });
  it.each([343, 1040])("fills the dots of significant changes alone, never of one seed, at %i px", (width) => {
    const dots = Array.from(ladder.draw(tables, {width}).querySelectorAll("circle"), (dot) => dot.getAttribute("fill"));
    expect(dots.toSorted()).toEqual(["var(--cnn)", "var(--paper)", "var(--paper)"]);
  });
  it("cuts intervals at three times the largest difference, with an arrow where one runs on", () => {
    const changes = [changeRow("vgg", 0.01, {lower: -0.5, upper: 0.02}), changeRow("cnn-sgd", -0.005)];
    const drawing = ladder.draw({...tables, changes}, {width: 1040});
    const ends = Array.from(drawing.querySelectorAll("line[stroke='var(--cnn)']"), (line) =>
      ["x1", "x2"].map((end) => Number(line.getAttribute(end)))
    );
    const dot = Number(drawing.querySelector("circle")!.getAttribute("cx"));
    const [[from, to]] = ends as [[number, number]];
    expect((dot - from) / (to - from)).toBeCloseTo(4 / 5, 9);
    expect(drawing.querySelectorAll("path[stroke='var(--cnn)']")).toHaveLength(1);
  });
  it("has a twin row for every change planned, with the method of its interval", () => {
    const {columns, rows} = ladder.numbers(tables);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([columns.length]));
    expect(rows).toHaveLength(2 + 14 + 9);
    expect(rows[1]!.slice(1, 5)).toEqual(["small VGG with all three, 20 epochs", "+2.00", "+1.50 to +2.50", "0.020"]);
    expect(rows[1]!.at(-1)).toBe("images");
  });
  it("tells training time as a multiple of the unchanged model's, epochs and all, where it was measured", () => {
    const {columns, rows} = ladder.numbers(tables);
    const times = rows.slice(0, 4).map((row) => row[columns.indexOf("Training time")]);
    expect(times).toEqual(["× 1.0", "× 12", "× 1.2", "—"]);
  });
  it("says that nothing is recorded where nothing is", () => {
    expect(meaningOf(ladder.title(nothingRecorded))).toEqual(meaningOf("What each change gains is not recorded yet"));
    expect(ladder.draw(nothingRecorded, {width: 340}).textContent).not.toMatch(/NaN|undefined/);
  });
});
