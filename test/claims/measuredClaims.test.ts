import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import type {Evidence} from "../../data-loaders/claims/judgement.js";
import {checkRows} from "../../src/lib/checkRows.js";
import {corruptionKinds} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {
  change,
  evidenceWith,
  lossCurves,
  seededRun,
  seededRuns,
  variantRow
} from "../fixtures/report/seededEvidence.js";

function judged(id: string, evidence: Evidence = evidenceOf()): Row<"claims"> {
  const rows = claimRows(evidence);
  checkRows("claims", rows);
  return rows.find((row) => row.id === id)!;
}

type Bounds = readonly [number, number];

const better: Bounds = [0.004, 0.01];
const worse: Bounds = [-0.01, -0.004];
const unclear: Bounds = [-0.002, 0.006];

/** Losses of three seeds that differ by a little, from a first one. */
function threeSeeds(losses: readonly number[]): number[][] {
  return [0, 0.001, 0.002].map((shift) => losses.map((loss) => loss + shift));
}

/** Both models' curves: they come down evenly, the ANN's from 0.5 and the CNN's from 0.4. */
const even = (from: number): number[] => [0, 1, 2, 3, 4, 5].map((epoch) => from - 0.02 * epoch);
const cores = [lossCurves("ann", threeSeeds(even(0.5))), lossCurves("cnn", threeSeeds(even(0.4)))];

describe.each([
  ["C25", "gap", ["ann-no-dropout", "cnn-no-dropout"]],
  ["C28", "testAccuracy", ["ann-augmented", "cnn-augmented"]],
  ["C30", "testAccuracy", ["ann-scheduled", "cnn-scheduled"]]
] as const)("%s, judged by the change of %s in both models", (id, measure, [ann, cnn]) => {
  const verdictWith = (annBounds: Bounds, cnnBounds: Bounds, changes = {}): Row<"claims"> => {
    const rows = [change(ann, measure, annBounds, changes), change(cnn, measure, cnnBounds, changes)];
    return judged(id, evidenceOf({changes: rows}));
  };

  it("is reproduced where both are clearly above 0, with the interval of the weaker", () => {
    const {verdict, value, lower, upper, interval, note} = verdictWith(better, [0.006, 0.02]);
    expect([verdict, value, lower, upper]).toEqual(["reproduced", 0.007, 0.004, 0.01]);
    expect(interval).toBe("ANN +0.40 to +1.00 points, CNN +0.60 to +2.00 points");
    expect(note).toContain("95 % t intervals of paired differences over 3 seeds.");
  });
  it("is not reproduced where one is not significant, and says which", () => {
    const {verdict, note} = verdictWith(better, unclear);
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The difference is not significant \(CNN\)\./);
  });
  it("is not reproduced where one goes the other way round", () => {
    const {verdict, note} = verdictWith(worse, better);
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The difference is the other way round \(ANN\)\./);
  });
  it("takes no difference for significant that Holm's correction does not leave so", () => {
    const {verdict, note} = verdictWith(better, better, {adjustedPValue: 0.06});
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The differences are not significant\./);
  });
  it("is not measured yet without runs, nor with those of one model", () => {
    expect(judged(id)).toMatchObject({verdict: "not measured yet", measured: "—", value: null, interval: ""});
    const half = judged(id, evidenceOf({changes: [change(ann, measure, better)]}));
    expect(half.verdict).toBe("not measured yet");
    expect(half.note).toMatch(/^Not recorded yet: runs with.* \(CNN\)\./);
    expect(half.measured).toContain("ANN +0.70 points");
  });
});

describe.each([
  ["C03", ["unstandardised"]],
  ["C27", ["sgd", "momentum"]]
] as const)("%s, judged by the validation loss after the first epoch", (id, suffixes) => {
  const evidence = (shifts: readonly number[]): Evidence => {
    const curves = suffixes.flatMap((suffix) =>
      (["ann", "cnn"] as const).map((model) => {
        const start = model === "ann" ? 0.5 : 0.4;
        return lossCurves(
          `${model}-${suffix}`,
          shifts.map((shift, i) => even(start + shift).map((loss) => loss + 0.001 * i))
        );
      })
    );
    return evidenceWith(...cores, ...curves);
  };

  it("is reproduced where it is higher in every seed by about the same", () => {
    const {verdict, value, measured} = judged(id, evidence([0.03, 0.031, 0.032]));
    expect(verdict).toBe("reproduced");
    expect(value).toBeCloseTo(0.031, 10);
    expect(measured).toContain("+0.031 nats");
  });
  it("is not reproduced where it is lower", () => {
    const {verdict, note} = judged(id, evidence([-0.03, -0.031, -0.032]));
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The differences are the other way round\./);
  });
  it("is not reproduced where seeds disagree", () => {
    const {verdict, note} = judged(id, evidence([0.03, -0.03, 0.02]));
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The differences are not significant\./);
  });
  it("is not measured yet with one seed", () => {
    const {verdict, note} = judged(id, evidence([0.03]));
    expect(verdict).toBe("not measured yet");
    expect(note).toMatch(/^Not recorded yet: runs with/);
  });
});

describe("C27", () => {
  it("tells in how many epochs Adam is ahead", () => {
    // Adam comes from 0.5 down by 0.02 an epoch; the rival is at 0.45 throughout, so behind in the last three of six.
    const rival = lossCurves("ann-sgd", threeSeeds([0.45, 0.45, 0.45, 0.45, 0.45, 0.45]));
    const {note} = judged("C27", evidenceWith(...cores, rival));
    expect(note).toMatch(/\bAdam\b[^.]*validation loss[^.]*\b3 of 6\b[^.]*\bANN with plain descent\b/);
  });
});

describe("C29", () => {
  const jumping = (from: number, jump = 0.01): number[] => even(from).map((loss, i) => loss + (i % 2) * jump);
  const jumpingCores = (["ann", "cnn"] as const).map((model) => {
    return lossCurves(model, threeSeeds(jumping(model === "ann" ? 0.5 : 0.4)));
  });
  /** Curves of both models with normalisation, with the jumps of three seeds. */
  const normalised = (shift: number, jumps: readonly number[]): Partial<Evidence>[] =>
    (["ann", "cnn"] as const).map((model) => {
      const from = (model === "ann" ? 0.5 : 0.4) + shift;
      return lossCurves(
        `${model}-normalised`,
        jumps.map((jump, i) => jumping(from + 0.0011 * i, jump))
      );
    });

  it("is reproduced where both models start lower and jump about less", () => {
    expect(judged("C29", evidenceWith(...jumpingCores, ...normalised(-0.05, [0, 0.001, 0]))).verdict).toBe(
      "reproduced"
    );
  });
  it("is not reproduced where they start lower and jump about as much", () => {
    const {verdict, note} = judged("C29", evidenceWith(...jumpingCores, ...normalised(-0.05, [0.009, 0.012, 0.0095])));
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The differences are not significant \(ANN scatter and CNN scatter\)\./);
  });
  it("is not reproduced where they start higher", () => {
    const {verdict, note} = judged("C29", evidenceWith(...jumpingCores, ...normalised(0.05, [0, 0.001, 0])));
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The differences are the other way round \(ANN after epoch 1 and CNN after epoch 1\)\./);
  });
  it("is not measured yet without runs", () => {
    expect(judged("C29").note).toMatch(/^Not recorded yet: runs with batch normalisation\./);
  });
});

describe("C26", () => {
  /** Corrupted accuracy by seed, the same for every kind and strength, and untouched accuracy of 0.9. */
  const robustness = (values: Readonly<Record<string, readonly number[]>>): Evidence => {
    const rows = Object.entries(values).flatMap(([model, accuracies]) =>
      accuracies.flatMap((accuracy, i) =>
        corruptionKinds.flatMap((kind) =>
          [0, 1, 2, 3, 4, 5].map((strength) => {
            const shown = strength === 0 ? 0.9 : accuracy;
            const run = `${model}-s${i + 1}`;
            return {run, model: model as "ann" | "cnn", kind, strength, correctCount: 1e4 * shown, accuracy: shown};
          })
        )
      )
    );
    const runs = ["ann", "cnn"].flatMap((model) => [2, 3].map((seed) => seededRun(model, seed)));
    return evidenceWith({runs, robustness: rows});
  };

  it("is reproduced where the CNN is ahead in every seed", () => {
    const {verdict, measured, note} = judged("C26", robustness({ann: [0.7, 0.71, 0.7], cnn: [0.75, 0.755, 0.75]}));
    expect(verdict).toBe("reproduced");
    expect(measured).toBe("accuracy on corrupted test images, CNN minus ANN: +4.83 points");
    expect(note).toMatch(/\bCNN\b[^.]*\bahead\b[^.]*noise, blur, shift, rotation, contrast and occlusion\b/);
    expect(note).toContain("over 3 seeds");
  });
  it("is not reproduced where it is behind, and says so kind by kind", () => {
    const {verdict, note} = judged("C26", robustness({ann: [0.75, 0.755, 0.75], cnn: [0.7, 0.71, 0.7]}));
    expect(verdict).toBe("not reproduced");
    expect(note).toContain("The ANN is clearly ahead under noise");
    expect(note).toContain("the ANN loses 14.8 points and the CNN 19.7 points, so by what is lost the ANN");
  });
  it("is not reproduced where seeds disagree", () => {
    const {verdict, note} = judged("C26", robustness({ann: [0.7, 0.74, 0.7], cnn: [0.73, 0.71, 0.72]}));
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The difference is not significant\./);
    expect(note).not.toContain("clearly ahead");
  });
  it("is not measured yet with one seed that both models have", () => {
    expect(judged("C26", robustness({ann: [0.7, 0.7], cnn: [0.75]})).verdict).toBe("not measured yet");
    expect(judged("C26").note).toMatch(/^Not recorded yet: two seeds or more of both models/);
  });
});

describe("C31", () => {
  const known = ["vgg", "resnet", "cnn-all-three"];
  const runs = known.map((variant) => seededRun(variant, 1));
  const variants = known.map((variant) => variantRow(variant, {epochCount: variant === "cnn-all-three" ? 30 : 20}));
  const pair = (run: string, onlyRunCount: number, onlyOtherCount: number): Row<"pairs"> => {
    return {run, other: "cnn-all-three-s1", onlyRunCount, onlyOtherCount, neitherCount: 300, log10PValue: -9};
  };
  const plain = [change("vgg", "testAccuracy", [0.01, 0.02], {base: "cnn", seedCount: 1})];

  it("is reproduced where both beat the CNN of the same recipe on the test images", () => {
    const pairs = [pair("vgg-s1", 300, 200), pair("resnet-s1", 320, 200)];
    const {verdict, lower, upper, note} = judged("C31", evidenceWith({runs, variants, pairs, changes: plain}));
    expect(verdict).toBe("reproduced");
    // By hand: 100 of 10,000 and 1.959964 √(500 − 100² / 10,000) = 43.782 either way.
    expect([lower, upper]).toEqual([expect.closeTo(0.0056218, 7), expect.closeTo(0.0143782, 7)]);
    expect(note).toContain("of one seed: other seeds are not in it");
    expect(note).toMatch(/\b20 epochs\b[^.]*\b30\b/);
    expect(note).toContain("Against the plain CNN: VGG +1.50 points");
  });
  it("reads a pair in either order", () => {
    const turned = {...pair("vgg-s1", 0, 0), run: "cnn-all-three-s1", other: "vgg-s1"};
    const pairs = [{...turned, onlyRunCount: 200, onlyOtherCount: 300}, pair("resnet-s1", 320, 200)];
    expect(judged("C31", evidenceWith({runs, variants, pairs})).verdict).toBe("reproduced");
  });
  it("is not reproduced where one of them differs by no more than chance", () => {
    const pairs = [pair("vgg-s1", 300, 200), pair("resnet-s1", 220, 200)];
    const {verdict, note} = judged("C31", evidenceWith({runs, variants, pairs}));
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The difference is not significant \(ResNet\)\./);
  });
  it("goes by seeds where there are several", () => {
    const seeds = [
      ...seededRuns("vgg", "testAccuracy", [0.94, 0.941]),
      ...seededRuns("resnet", "testAccuracy", [0.942, 0.944]),
      ...seededRuns("cnn-all-three", "testAccuracy", [0.93, 0.9312])
    ];
    const {verdict, note} = judged("C31", evidenceWith({runs: seeds, variants}));
    expect(verdict).toBe("reproduced");
    expect(note).toContain("t intervals of paired differences over 2 seeds");
  });
  it("is not measured yet without the CNN of the same recipe, however far the plain one is behind", () => {
    const {verdict, note} = judged("C31", evidenceWith({runs, variants: variants.slice(0, 2), changes: plain}));
    expect(verdict).toBe("not measured yet");
    expect(note).toMatch(/^Not recorded yet: a run of the source's CNN with the same three changes\./);
    expect(note).toContain("Against the plain CNN: VGG +1.50 points");
  });
});

describe("C32", () => {
  const labels = [5, 80];
  const variants = labels.map((labelsPerClass) =>
    variantRow(`cnn-transfer-${labelsPerClass}`, {base: `cnn-scratch-${labelsPerClass}`, labelsPerClass})
  );
  const verdictWith = (...bounds: readonly Bounds[]): Row<"claims"> => {
    const changes = bounds.map((one, i) => change(`cnn-transfer-${labels[i]}`, "testAccuracy", one));
    return judged("C32", evidenceOf({variants, changes}));
  };

  it("is reproduced where it helps with few labels and does no harm with many", () => {
    const {verdict, measured} = verdictWith([0.05, 0.07], unclear);
    expect(verdict).toBe("reproduced");
    expect(measured).toContain("5 labels +6.00 points, 80 labels +0.20 points");
  });
  it("is not reproduced where it does harm with some number of labels", () => {
    expect(verdictWith(better, worse).verdict).toBe("not reproduced");
  });
  it("is not reproduced where no difference is significant", () => {
    const {verdict, note} = verdictWith(unclear, unclear);
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The differences are not significant\./);
  });
  it("is not measured yet without runs, or while one has no counterpart", () => {
    expect(judged("C32").verdict).toBe("not measured yet");
    expect(verdictWith(better).note).toMatch(/^Not recorded yet: .* \(80 labels\)\./);
  });
});

describe("C33", () => {
  const verdictWith = (bounds: Bounds, forwardFlops: number): Row<"claims"> => {
    const variants = [variantRow("cnn", {forwardFlops: 1000}), variantRow("cnn-tuned", {forwardFlops})];
    return judged("C33", evidenceOf({variants, changes: [change("cnn-tuned", "testAccuracy", bounds)]}));
  };

  it("is reproduced where accuracy is higher, at any cost", () => {
    const {verdict, note} = verdictWith(better, 2000);
    expect(verdict).toBe("reproduced");
    expect(note).toContain("The tuned network takes 2.0 times the operations.");
  });
  it("is reproduced where it is cheaper and the interval excludes a loss of half a point", () => {
    expect(verdictWith([-0.004, 0.003], 500).verdict).toBe("reproduced");
    expect(verdictWith([-0.006, 0.003], 500).verdict).toBe("not reproduced");
  });
  it("is not reproduced where neither accuracy nor cost is better", () => {
    const {verdict, note} = verdictWith(unclear, 1000);
    expect(verdict).toBe("not reproduced");
    expect(note).toMatch(/^The difference is not significant\./);
  });
  it("is not measured yet without runs", () => {
    expect(judged("C33").note).toMatch(/^Not recorded yet: runs of the CNN as tuned by a search\./);
  });
});
