import {describe, expect, it} from "vitest";
import {calibrationTable} from "../../src/figures/calibrationTable.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";
import {runsOf} from "./seedRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const calibration = opened(calibrationTable);

function calibrationRows(run: string, before: number, after: number): Row<"calibration">[] {
  return (
    [
      ["as trained", before],
      ["temperature", after]
    ] as const
  ).map(([scaling, error]) => ({
    run,
    scaling,
    temperature: scaling === "temperature" ? 1.5 : 1,
    equalWidthError: error,
    equalMassError: error,
    brierScore: 0.12,
    loss: 0.25,
    overconfidence: 0
  }));
}

const runs = runsOf({ann: [0.88, 0.88], cnn: [0.92, 0.92]});
const rows = [
  ...calibrationRows("ann-s1", 0.02, 0.01),
  ...calibrationRows("cnn-s1", 0.03, 0.006),
  ...calibrationRows("cnn-s2", 0.05, 0.008),
  ...calibrationRows("cnn-fold-1-s1", 0.9, 0.9)
];
const plain = (text: unknown): string => String(text).replaceAll("\u202f", " ");

describe("calibration", () => {
  it("says what a temperature does to the worse of the two", () => {
    expect(meaningOf(calibration.title({runs, calibration: rows}))).toEqual(
      meaningOf("A temperature takes the CNN’s calibration error from 4.0% to 0.7%")
    );
  });
  it("says so where it does nothing", () => {
    const worse = calibrationRows("cnn-s1", 0.03, 0.04);
    expect(meaningOf(calibration.title({runs, calibration: worse}))).toEqual(
      meaningOf("A temperature does not lower the CNN’s calibration error of 3.0%")
    );
  });
  it("gives mean and range over seeds, and leaves other variants out", () => {
    const cnn = calibration.numbers({runs, calibration: rows}).rows.find(([model]) => model === "CNN")!;
    expect(cnn.slice(2, 4).map(plain)).toEqual(["2", "4.0% (3.0–5.0%)"]);
    const ann = calibration.numbers({runs, calibration: rows}).rows[0]!;
    expect(ann.slice(2, 4).map(plain)).toEqual(["1", "2.0%"]);
  });
  it("says so where nothing is recorded, of one model or of both", () => {
    const none = {runs, calibration: []};
    expect(meaningOf(calibration.title(none))).toEqual(meaningOf("Calibration is not recorded yet"));
    expect(calibration.draw(none, {width: 340}).textContent).toContain("not recorded yet");
    const half = {runs, calibration: calibrationRows("ann-s1", 0.02, 0.01)};
    expect(calibration.draw(half, {width: 340}).textContent).toContain("not recorded yet");
    expect(calibration.title(half)).toContain("the ANN’s");
  });
});
