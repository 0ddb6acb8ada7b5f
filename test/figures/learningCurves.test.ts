import {describe, expect, it} from "vitest";
import {learningCurves as learningCurvesFigure} from "../../src/figures/learningCurves.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {runsOf} from "./seedRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const learningCurves = opened(learningCurvesFigure, {measure: "accuracy"});

type Epoch = Row<"recorded-epochs">;

const runs = runsOf({ann: [0.88, 0.88], cnn: [0.92, 0.92]});

/** A run's epochs with these losses on both splits. */
function epochsOf(run: string, losses: readonly number[]): Epoch[] {
  return losses.flatMap((loss, i) =>
    (["train", "validation"] as const).map((split) => ({
      run,
      epoch: i + 1,
      split,
      accuracy: 1 - loss,
      loss,
      seconds: 1
    }))
  );
}

const epochs = [
  ...epochsOf("ann-s1", [0.5, 0.4]),
  ...epochsOf("ann-s2", [0.5, 0.6]),
  ...epochsOf("cnn-s1", [0.3, 0.35]),
  ...epochsOf("cnn-s2", [0.3, 0.31]),
  ...epochsOf("cnn-fold-1-s1", [0.3, 0.2])
];

describe("learning-curves", () => {
  it("counts the seeds whose validation loss ends above its lowest", () => {
    const ofLoss = opened(learningCurvesFigure, {measure: "loss"});
    expect(meaningOf(ofLoss.title({runs, recordedEpochs: epochs}))).toEqual(
      meaningOf("Validation loss ends above its least in 2 of 2 CNNs, 1 of 2 ANNs")
    );
  });
  it("says where mean validation accuracy ends, where that is shown", () => {
    const title = learningCurves.title({runs, recordedEpochs: epochs});
    expect(title).toMatch(/accuracy.*67\.0% for the CNN, 50\.0% for the ANN/);
  });
  it("gives means and t intervals by epoch in the data", () => {
    const {rows} = learningCurves.numbers({runs, recordedEpochs: epochs});
    expect(rows).toHaveLength(2 * 2 * 2);
    // 0.5 ± 12.706 × 0.1 / 1, since the standard deviation of 0.4 and 0.6 is 0.1 × √2
    expect(rows[1]!.slice(0, 4)).toEqual(["ANN", "Validation", 2, 2]);
    expect(rows[1]!.slice(6)).toEqual(["0.5000", "−0.7706 to 1.7706"]);
  });
  it("has a line and no interval for one seed", () => {
    const {rows} = learningCurves.numbers({runs, recordedEpochs: epochsOf("ann-s1", [0.5])});
    expect(rows[0]).toEqual(["ANN", "Validation", 1, 1, "50.00%", "none for one seed", "0.5000", "none for one seed"]);
  });
  it.each([340, 1040])("names both models and both splits at %i px", (width) => {
    const words = wordsOf(learningCurves.draw({runs, recordedEpochs: epochs}, {width}));
    expect(words).toEqual(expect.arrayContaining(["ANN", "CNN", "Validation accuracy (%)", "Training accuracy (%)"]));
  });
  it("says so where nothing is recorded", () => {
    const tables = {runs: [], recordedEpochs: []};
    expect(meaningOf(learningCurves.title(tables))).toEqual(meaningOf("The epochs of no run are recorded yet"));
    expect(learningCurves.draw(tables, {width: 340}).textContent).toContain("not recorded yet");
    expect(learningCurves.numbers(tables).rows).toHaveLength(1);
  });
});
