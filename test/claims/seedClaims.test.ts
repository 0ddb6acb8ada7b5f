import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import type {Evidence} from "../../data-loaders/claims/judgement.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {evidenceWith, lossCurves, seededRun, seededRuns} from "../fixtures/report/seededEvidence.js";

function judged(id: string, ...parts: readonly Partial<Evidence>[]): Row<"claims"> {
  return claimRows(evidenceWith(...parts)).find((row) => row.id === id)!;
}

/** Seeds 2 and 3 of both models beside the core runs of seed 1, with a measure's values for them. */
function furtherSeeds(measure: keyof Row<"runs">, ann: readonly number[], cnn: readonly number[]): Partial<Evidence> {
  const runsOf = (model: string, values: readonly number[]): Row<"runs">[] =>
    values.map((value, i) => seededRun(model, i + 2, {[measure]: value}));
  return {runs: [...runsOf("ann", ann), ...runsOf("cnn", cnn)]};
}

describe("accuracies over seeds", () => {
  it("C12 adds mean and t interval of both accuracies", () => {
    // 0.9234, 0.92 and 0.926: mean 0.923133, standard deviation 0.003009; times 4.302653 / √3 = 0.007475 either way.
    const {note, value} = judged("C12", furtherSeeds("testAccuracy", [0.92, 0.926], [0.96, 0.961]));
    const told = (what: string): string => note.split(/(?<=\.) /).find((sentence) => sentence.includes(what)) ?? "";
    expect(numbersIn(told("mean test accuracy"))).toEqual([3, 92.3, 95, 91.6, 93.1]);
    expect(numbersIn(told("mean validation accuracy")).slice(0, 2)).toEqual([3, 92.3]);
    expect(value).toBe(0.9234);
  });
  it("C12 says nothing of seeds where there is one, nor of quick and stale runs", () => {
    expect(judged("C12").note).not.toContain("seeds");
    const runs = [seededRun("ann", 2, {profile: "quick"}), seededRun("ann", 3, {isStale: true})];
    expect(judged("C12", {runs}).note).not.toContain("seeds");
  });
  it("C23 stands only if the CNN is ahead over seeds as well", () => {
    const ahead = judged("C23", furtherSeeds("testAccuracy", [0.923, 0.924], [0.96, 0.961]));
    expect(ahead.verdict).toBe("reproduced");
    expect(ahead.note).toMatch(/\b3 seeds\b[^.]*\btest accuracy\b[^.]*\+3\.74 points/);
    const unclear = judged("C23", furtherSeeds("testAccuracy", [0.923, 0.924], [0.95, 0.91]));
    expect(unclear.verdict).toBe("not reproduced");
    expect(unclear.note).toContain("not significant");
  });
});

describe("C17 over seeds", () => {
  it("is reproduced where the paired difference lies below 0, which its interval then is of", () => {
    const {verdict, value, interval} = judged("C17", furtherSeeds("validationLoss", [0.331, 0.329], [0.28, 0.281]));
    expect(verdict).toBe("reproduced");
    expect(value).toBeCloseTo(-0.049667, 6);
    expect(interval).toMatch(/^−0\.05\d to −0\.04\d nats \(t over 3 seeds\)$/);
  });
  it("is not reproduced where it is not significant", () => {
    const {verdict, note} = judged("C17", furtherSeeds("validationLoss", [0.33, 0.33], [0.29, 0.36]));
    expect(verdict).toBe("not reproduced");
    expect(note).toContain("The difference in loss is not significant.");
  });
});

describe("C18 over seeds", () => {
  const jumping = (from: number, jump: number): number[] =>
    [0, 1, 2, 3, 4, 5].map((epoch) => from - 0.02 * epoch + (epoch % 2) * jump);
  const curves = (ann: readonly number[], cnn: readonly number[]): Partial<Evidence>[] => [
    lossCurves(
      "ann",
      ann.map((jump) => jumping(0.5, jump))
    ),
    lossCurves(
      "cnn",
      cnn.map((jump) => jumping(0.4, jump))
    )
  ];
  const accuracies = {
    runs: [...seededRuns("ann", "testAccuracy", [0.92, 0.921]), ...seededRuns("cnn", "testAccuracy", [0.96, 0.961])]
  };
  const steadier = curves([0.02, 0.021, 0.022], [0.01, 0.0105, 0.011]);

  it("is reproduced where the CNN's validation loss scatters less and its accuracy is higher", () => {
    const {verdict, note} = judged("C18", accuracies, ...steadier);
    expect(verdict).toBe("reproduced");
    expect(note).toContain("so the CNN was the steadier");
  });
  it("is not reproduced where the scatter's difference is not significant", () => {
    const {verdict, note} = judged("C18", accuracies, ...curves([0.02, 0.01, 0.02], [0.01, 0.02, 0.015]));
    expect(verdict).toBe("not reproduced");
    expect(note).toContain("not significant), so the CNN was not the steadier");
  });
});

describe("C09 over seeds", () => {
  it("counts rises of the training loss in all seeds", () => {
    const loss = (run: string, epoch: number, value: number): Row<"recorded-epochs"> => {
      return {run, epoch, split: "train", accuracy: 0.9, loss: value, seconds: 1};
    };
    const runs = [seededRun("cnn", 2), seededRun("cnn", 3)];
    const epochs = [loss("cnn-s2", 1, 0.5), loss("cnn-s2", 2, 0.6), loss("cnn-s3", 1, 0.5), loss("cnn-s3", 2, 0.4)];
    const {verdict, measured, note} = judged("C09", {runs, recordedEpochs: epochs});
    expect(verdict).toBe("not reproduced");
    expect(measured).toBe("training loss rose in 0 epochs of the ANN and 1 of the CNN");
    expect(note).toContain("counted over 1 seed of the ANN and 3 of the CNN");
  });
});
