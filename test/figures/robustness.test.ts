import {describe, expect, it} from "vitest";
import {robustnessCurves} from "../../src/figures/robustnessCurves.js";
import {robustnessByKind} from "../../src/lib/robustness.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {robustnessRows, runsOf} from "./seedRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const robustness = opened(robustnessCurves, {kind: "noise", strength: 1});

const runs = runsOf({ann: [0.9, 0.9, 0.9], cnn: [0.95, 0.95, 0.95]});

/** Three seeds under noise and shifts: the CNN far behind, and far ahead. */
const rows = [1, 2, 3].flatMap((seed) => {
  const bit = 0.001 * seed;
  return [
    ...robustnessRows(`ann-s${seed}`, "noise", [0.9, 0.88, 0.86]),
    ...robustnessRows(`cnn-s${seed}`, "noise", [0.95, 0.8 + bit, 0.6 + bit]),
    ...robustnessRows(`ann-s${seed}`, "shift", [0.9, 0.5, 0.3]),
    ...robustnessRows(`cnn-s${seed}`, "shift", [0.95, 0.7 + bit, 0.6 + bit]),
    ...robustnessRows(`cnn-augmented-s${seed}`, "shift", [0.95, 0.1, 0.1])
  ];
});
const tables = {runs, robustness: rows, corruptions: [], sheets: []};

describe("robustnessByKind", () => {
  it("takes the mean over the strengths from 1 up, seed by seed", () => {
    const [noise, shift] = robustnessByKind(tables);
    expect([noise!.kind, noise!.count, shift!.kind]).toEqual(["noise", 3, "shift"]);
    // (0.8 + 0.6) / 2 + 0.002 − (0.88 + 0.86) / 2 = −0.168
    expect(noise!.mean).toBeCloseTo(-0.168, 10);
    expect([noise!.verdict, shift!.verdict]).toEqual([-1, 1]);
  });
  it("measures what is lost against the images as they are", () => {
    // ANN 0.9 − 0.87 = 0.03, CNN 0.95 − 0.702 = 0.248
    expect(robustnessByKind(tables, "loss of accuracy")[0]!.mean).toBeCloseTo(0.218, 10);
  });
  it("gives no verdict for one seed", () => {
    const one = {...tables, runs: runs.filter(({seed}) => seed === 1)};
    expect(robustnessByKind(one).map(({verdict, adjustedPValue}) => [verdict, adjustedPValue])).toEqual([
      [0, 1],
      [0, 1]
    ]);
  });
  it("gives none where a difference is chance", () => {
    const same = [0.1, -0.1, 0.01].flatMap((bit, i) => [
      ...robustnessRows(`ann-s${i + 1}`, "blur", [0.9, 0.8]),
      ...robustnessRows(`cnn-s${i + 1}`, "blur", [0.9, 0.8 + bit])
    ]);
    expect(robustnessByKind({runs, robustness: same})[0]!.verdict).toBe(0);
    expect(meaningOf(robustness.title({runs, robustness: same, corruptions: [], sheets: []}))).toEqual(
      meaningOf("Under no kind of corruption do the models differ significantly")
    );
  });
});

describe("robustness", () => {
  it("says under how many kinds the CNN is ahead or behind, as tested", () => {
    expect(meaningOf(robustness.title(tables))).toEqual(
      meaningOf("Of two corruptions the CNN is ahead under one, behind under one")
    );
  });
  it.each([340, 1040])("has a panel for each kind and names both models at %i px", (width) => {
    const words = wordsOf(robustness.draw(tables, {width}));
    expect(words).toEqual(
      expect.arrayContaining(["Noise", "Blur", "Shifts", "Rotation", "Loss of contrast", "Occlusion"])
    );
    expect(words.filter((text) => text === "ANN" || text === "CNN").sort()).toEqual(["ANN", "CNN"]);
  });
  it("is drawn where one model alone is recorded", () => {
    const ann = rows.filter(({model}) => model === "ann");
    expect(wordsOf(robustness.draw({...tables, robustness: ann}, {width: 680}))).toContain("ANN");
  });
  it("says so where nothing is recorded", () => {
    const none = {runs, robustness: [], corruptions: [], sheets: []};
    expect(meaningOf(robustness.title(none))).toEqual(
      meaningOf("No run’s accuracy on corrupted images is recorded yet")
    );
    expect(robustness.numbers(none).rows).toHaveLength(1);
    expect(robustness.draw(none, {width: 340}).textContent).toContain("not recorded yet");
  });
});
