import {expect, test} from "vitest";
import {doubtfulLabels} from "../../src/figures/doubtfulLabels.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";
import {doubtRow, foldVariants, jointRows} from "./doubtRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const labelErrors = opened(doubtfulLabels, {label: "all"});

const sheets = [{sheet: "label-errors", cellWidth: 28, columnCount: 14, cellCount: 30, bytes: 0, sha256: ""}];
const twenty = Array.from({length: 20}, (_, i) => doubtRow({example: 100 + i, rank: i + 1, cell: i}));
const shared = {labelErrorJoint: jointRows(1000), variants: foldVariants(5), sheets};
const tables = {
  ...shared,
  labelErrors: [...twenty, doubtRow({example: 7, label: 4, rank: 18, isKnown: true, isSuspect: false, cell: 20})]
};

/** The numbers of the images that a drawing shows, by their names. */
function shown(drawing: Element): string[] {
  return Array.from(drawing.querySelectorAll("img"), (image) => image.getAttribute("alt")!);
}

test("the first five of a class are shown, and those called wrong before wherever they stand", () => {
  const drawing = labelErrors.draw(tables, {width: 1040});
  expect(drawing.querySelectorAll(":scope > li")).toHaveLength(10);
  expect(shown(drawing)).toHaveLength(5 + 1);
  expect(shown(drawing).at(-1)).toBe("Training image 7, rank 18 of 1,000, called wrong before");
  expect(drawing.querySelector(".known")!.textContent).toContain("rank 18");
});

test("a chosen class shows all of its images with their numbers", () => {
  const drawing = labelErrors.draw(tables, {width: 1040, label: 0});
  expect(shown(drawing)).toHaveLength(20);
  expect(drawing.textContent).toContain("no. 119");
});

test("what is not counted as mislabelled is told apart by more than colour", () => {
  expect(labelErrors.draw(tables, {width: 1040}).querySelectorAll("em")).toHaveLength(1);
});

test("the title says that all that were called wrong are flagged", () => {
  const early = doubtRow({example: 9, label: 5, rank: 3, isKnown: true});
  expect(meaningOf(labelErrors.title({...tables, labelErrors: [...tables.labelErrors, early]}))).toEqual(
    meaningOf("Our networks flag all two labels that earlier studies called wrong")
  );
});

test("the title counts those within 2% where one is not", () => {
  const late = doubtRow({example: 8, rank: 21, isKnown: true}); // 2% of 1,000 are 20
  const both = {...tables, labelErrors: [...tables.labelErrors, late]};
  expect(meaningOf(labelErrors.title(both))).toEqual(
    meaningOf("1 of 2 labels called wrong before are among the most doubted")
  );
});

test("the twin has every image, shown or not", () => {
  expect(labelErrors.numbers(tables).rows).toHaveLength(21);
});

test("without folds the figure says that nothing is recorded yet", () => {
  const none = {labelErrors: [], labelErrorJoint: [], variants: [], sheets: []};
  expect(labelErrors.title(none)).toContain("not recorded yet");
  expect(labelErrors.draw(none, {width: 1040}).textContent).toContain("not recorded yet");
  expect(labelErrors.numbers(none).rows).toEqual([["not recorded yet", "", "", "", "", "", ""]]);
});
