import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import {checkRows} from "../../src/lib/checkRows.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {
  check,
  cnnErrors,
  cnnLayers,
  dataFile,
  epochRows,
  evidenceOf,
  layersOf,
  type Changes,
  type ErrorCell
} from "../fixtures/report/evidenceOf.js";
import {numbersIn} from "../fixtures/meaningOf.js";

const sound = evidenceOf();
const rows = claimRows(sound);

function judged(id: string, changes: Changes = {}): Row<"claims"> {
  return claimRows(evidenceOf(changes)).find((row) => row.id === id)!;
}

/** The CNN's errors, but for those in one cell. */
function cnnErrorsWith(...[label, prediction, errors]: ErrorCell): ErrorCell[] {
  return [...cnnErrors.filter(([one, other]) => one !== label || other !== prediction), [label, prediction, errors]];
}

/** Both models' epochs, with the last accuracies of the CNN. */
function cnnEpochs(train: number, validation: number): Row<"epochs">[] {
  return [...epochRows("ann", [0.896, 0.884]), ...epochRows("cnn", [train, validation])];
}

/** The epochs with the loss of one model's split raised in the last. */
function withRisingLoss(run: string, split: "train" | "validation"): Row<"epochs">[] {
  return sound.epochs.map((row) =>
    row.run === run && row.split === split && row.epoch === 3 ? {...row, loss: 1} : row
  );
}

describe("claimRows", () => {
  it("judges each of C01 to C35 once, in order", () => {
    expect(rows.map(({id}) => id)).toEqual(Array.from({length: 35}, (_, i) => `C${String(i + 1).padStart(2, "0")}`));
  });
  it("fills every column of table claims", () => {
    expect(() => checkRows("claims", rows)).not.toThrow();
    const empty = rows.filter((row) => [row.section, row.statement, row.stated, row.measured, row.note].includes(""));
    expect(empty.map(({id}) => id)).toEqual([]);
  });
  it("writes no number that is none", () => {
    const texts = rows.map(({measured, note, statement, stated}) => [measured, note, statement, stated].join(" "));
    expect(texts.filter((text) => /NaN|undefined|null|Infinity/.test(text))).toEqual([]);
  });
  it("puts each measured value inside its interval", () => {
    const outside = rows.filter(({value, lower, upper}) => lower !== null && !(lower <= value! && value! <= upper!));
    expect(outside.map(({id}) => id)).toEqual([]);
  });
  it("reproduces every claim that evidence can speak for where it does", () => {
    const reproduced = rows.filter(({verdict}) => verdict === "reproduced").map(({id}) => id);
    expect(reproduced).toEqual(Object.keys(refutations).sort());
  });
});

/** For each claim that a build can judge, findings of which each alone refutes it. */
const refutations: Readonly<Record<string, Readonly<Record<string, Changes>>>> = {
  C01: {
    "an image is missing": {datasetFiles: [dataFile("train-images", 59_999), dataFile("test-images", 10_000)]},
    "a class is missing": {classCounts: sound.classCounts.filter(({label}) => label < 9)},
    "images have other sizes": {audit: [check("bytes per image of 28 × 28 pixels", false)]}
  },
  C02: {
    "the split is another": {
      classCounts: sound.classCounts.map((row) => (row.split === "train" ? {...row, count: 5000} : row))
    }
  },
  C04: {
    "one class has an image less": {
      classCounts: sound.classCounts.map((row, i) => (i === 25 ? {...row, count: 999} : row))
    }
  },
  C05: {"a check fails": {audit: [check("blank images", false)]}},
  C06: {
    "a layer is left out": {
      layers: layersOf({
        ann: [
          ["input", 784],
          ["dense", 128],
          ["dense", 10]
        ]
      })
    }
  },
  C07: {"there is one pooling": {layers: layersOf({cnn: cnnLayers.toSpliced(4, 1)})}},
  C09: {"the CNN's training loss rises": {epochs: withRisingLoss("cnn-s1", "train")}},
  C10: {
    "the ANN is overfit": {run: {ann: {trainAccuracy: 0.94}}},
    "the CNN is overfit": {run: {cnn: {trainAccuracy: 0.99}}}
  },
  C14: {
    "validation accuracy is lower": {epochs: [...epochRows("ann", [0.896, 0.87]), ...epochRows("cnn", [0.984, 0.926])]}
  },
  C15: {
    "training accuracy is lower": {epochs: cnnEpochs(0.97, 0.926)},
    "validation accuracy is higher": {epochs: cnnEpochs(0.984, 0.94)}
  },
  C17: {"the CNN's validation loss is the higher": {run: {cnn: {validationLoss: 0.34}}}},
  C18: {
    "the CNN trains in less time": {run: {cnn: {trainSeconds: 30}}},
    "the CNN has fewer parameters": {run: {cnn: {parameterCount: 100_000}}},
    "the accuracies' intervals overlap": {run: {cnn: {testAccuracy: 0.926}}},
    "the CNN's validation loss rises as well": {epochs: withRisingLoss("cnn-s1", "validation")}
  },
  C19: {"the CNN takes trousers for dresses": {errors: {cnn: cnnErrorsWith("Trouser", "Dress", 60)}}},
  C20: {
    "another pair is confused most": {errors: {cnn: cnnErrorsWith("Pullover", "Coat", 160)}},
    "the CNN is worse in one class": {errors: {cnn: cnnErrorsWith("Trouser", "Dress", 30)}}
  },
  C21: {"one class is far off": {errors: {cnn: cnnErrorsWith("Sandal", "Sneaker", 40)}}},
  C22: {
    "most errors lie elsewhere": {
      errors: {
        cnn: [
          ["Bag", "Shirt", 20],
          ["Shirt", "Coat", 19]
        ]
      }
    },
    "the ANN makes fewer of them": {errors: {ann: [["Shirt", "Coat", 100]]}}
  },
  C23: {
    "the difference may be none": {comparisons: [{...sound.comparisons[0]!, lower: -0.001}]},
    "the ANN has the better macro means": {errors: {ann: [["Shirt", "Coat", 10]]}}
  },
  C24: {"the ANN takes longer per image": {run: {ann: {inferenceMicroseconds: 70}}}},
  C35: {"validation lies above the test": {run: {ann: {validationAccuracy: 0.95}}}}
};

describe.each(Object.entries(refutations))("%s", (id, findings) => {
  it.each(Object.entries(findings))("is not reproduced where %s", (_, changes) => {
    expect(judged(id, changes).verdict).toBe("not reproduced");
  });
});

describe("claims that no build decides", () => {
  it.each([
    ["contradicted inside the source", ["C08", "C12", "C13", "C16"]],
    ["not testable", ["C11", "C34"]],
    ["not measured yet", ["C03", "C25", "C26", "C27", "C28", "C29", "C30", "C31", "C32", "C33"]]
  ])("are %s", (verdict, ids) => {
    expect(rows.filter((row) => row.verdict === verdict).map(({id}) => id)).toEqual(ids);
  });
});

describe("notes and measurements", () => {
  it("C12 says whether ours agrees with the stated test accuracy", () => {
    expect(judged("C12").note).toContain("Ours does not agree");
    expect(judged("C12", {run: {ann: {testAccuracy: 0.853}}}).note).toContain("Ours agrees");
  });
  it("C12 gives both accuracies and the test accuracy's Wilson interval", () => {
    const {measured, value, lower, upper} = judged("C12");
    expect([measured, value]).toEqual(["92.3\u202f% validation, 92.3\u202f% test", 0.9234]);
    // Wilson for 9,234 of 10,000 by hand: centre (9234 + 1.92073) / 10003.8415, half-width 0.0052142.
    expect(lower).toBeCloseTo(0.91802, 5);
    expect(upper).toBeCloseTo(0.92845, 5);
  });
  it("C17 denies what the numbers deny", () => {
    expect(judged("C17").note).toMatch(/loss .*does\..*gap .*does not/);
    expect(numbersIn(judged("C17").note)).toEqual([0.3, 0.2]);
    const worse = judged("C17", {run: {cnn: {validationLoss: 0.4, trainAccuracy: 0.961}}});
    expect(worse.note).toMatch(/loss .*does not\..*gap .*does\b(?! not)/);
    expect(numbersIn(worse.note)).toEqual([0.1, 0.2]);
  });
  it("C05 tells of repeated images without failing for them", () => {
    const {verdict, note} = judged("C05", {
      audit: [check("blank images", true), check("images equal to an earlier one", false)]
    });
    expect(verdict).toBe("reproduced");
    expect(note).toMatch(/equal to an earlier one.*43 in the training file/);
  });
  it("C20 counts a pair's errors in both directions", () => {
    expect(judged("C20").measured).toMatch(/^310 \(ANN\) and 155 \(CNN\) images/);
    expect(judged("C20").value).toBe(155);
  });
  it("C22 counts errors within the families against all", () => {
    // 383 errors of the CNN, of which 10 trousers and 20 bags go to another family.
    expect(numbersIn(judged("C22").measured)).toEqual([706, 766, 92.2, 353, 383, 92.2]);
  });
  it("C21 says which classes were counted", () => {
    expect(judged("C21").measured).toMatch(/982 sandals.*975 sneakers.*980 bags/);
  });
});
