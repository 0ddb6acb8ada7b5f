import {expect, test} from "vitest";
import {labelNoise} from "../../src/figures/labelNoise.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";
import {jointRows} from "./doubtRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const labelErrorJoint = opened(labelNoise);

const tables = {
  labelErrorJoint: jointRows(1000, [
    [0, 6, 80.4],
    [6, 0, 20],
    [9, 7, 0.3]
  ])
};
const drawing = labelErrorJoint.draw(tables, {width: 680});

/** The cell of a given and a suggested class. */
function cell(label: number, suggestion: number): Element {
  return drawing.querySelectorAll("tbody tr")[label]!.querySelectorAll("td")[suggestion]!;
}

test("the title gives the estimate and the largest doubt", () => {
  // 80.4 + 20 + 0.3 of 10,000
  expect(meaningOf(labelErrorJoint.title(tables))).toEqual(
    meaningOf("By estimate 101 of 10,000 training labels are wrong (1.0%), most often shirts labelled T-shirt")
  );
});

test("rows are given classes, columns suggested ones", () => {
  expect(cell(0, 6).textContent).toBe("80");
  expect(cell(6, 0).textContent).toBe("20");
  expect(drawing.querySelectorAll("th[scope=row]")).toHaveLength(10);
});

test("less than half an image is not called none", () => {
  expect(cell(9, 7).textContent).toBe("< 1");
  expect(cell(1, 2).textContent).toBe("0");
});

test("the diagonal does not drown the doubts", () => {
  expect(cell(3, 3).getAttribute("style")).toBe("--strength:0.000");
  expect(cell(0, 6).getAttribute("style")).toBe("--strength:1.000");
});

test("without folds the figure says that nothing is recorded yet", () => {
  const none = {labelErrorJoint: []};
  expect(labelErrorJoint.title(none)).toContain("not recorded yet");
  expect(labelErrorJoint.caption(none)).not.toBe("");
  expect(labelErrorJoint.draw(none, {width: 680}).textContent).toContain("not recorded yet");
  expect(labelErrorJoint.numbers(none).rows).toHaveLength(1);
});
