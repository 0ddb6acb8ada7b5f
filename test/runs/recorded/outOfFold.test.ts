import {describe, expect, it} from "vitest";
import {thisProject} from "../../../data-loaders/project.js";
import {outOfFold} from "../../../data-loaders/runs/recorded/outOfFold.js";
import {recordedRuns, type RecordedRun} from "../../../data-loaders/runs/recorded/recordedRuns.js";
import {stratifiedFold} from "../../../data-loaders/dataset/stratifiedSplit.js";
import {pixelCount, type Examples} from "../../../data-loaders/dataset/examples.js";

const perClass = 10;
const labels = Uint8Array.from({length: 100}, (_, i) => i % 10);
const examples: Examples = {pixels: new Uint8Array(100 * pixelCount), labels, count: 100};
const model = (await recordedRuns(thisProject.recorded)).find(({row}) => row.run === "cnn-fold-1-s1")!;

/** A recorded fold whose network is sure of the true class of each image that it did not see, and of class 0 of tests. */
function fold(index: number, seed = 1, isStale = false): RecordedRun {
  const cut = {index, count: 5};
  const {validation} = stratifiedFold(labels, seed, cut);
  const logits = {validation: new Float32Array(validation.length * 10), test: new Float32Array(20)};
  validation.forEach((example, i) => (logits.validation[10 * i + labels[example]!] = 50));
  logits.test[0] = 50;
  return {...model, row: {...model.row, seed, isStale}, protocol: {...model.protocol, fold: cut}, logits};
}

const folds = [0, 1, 2, 3, 4].map((index) => fold(index));

function joined(recorded: readonly RecordedRun[]) {
  const lines: string[] = [];
  return {found: outOfFold(recorded, examples, (line) => lines.push(line)), lines};
}

describe("outOfFold", () => {
  it("gives each training image the probabilities of the network that did not see it, whatever the order", () => {
    const {found, lines} = joined(folds.toReversed());
    expect(Array.from(labels, (label, i) => found!.train[10 * i + label])).toEqual(Array(10 * perClass).fill(1));
    expect(lines).toEqual([]);
  });
  it("gives each test image the mean over the networks", () => {
    expect(joined(folds).found!.test[0]).toBeCloseTo(1, 6);
    expect(joined(folds).found!.test[10]).toBeCloseTo(0.1, 6);
  });
  it("is not disturbed by a sixth fold of another seed, of which it says that its cut is not whole", () => {
    const {found, lines} = joined([...folds, fold(0, 2)]);
    expect(found).toEqual(joined(folds).found);
    expect(lines).toEqual([expect.stringMatching(/seed 2 .*1 of 5/)]);
  });
  it("takes the lowest seed whose folds are all there", () => {
    const others = [0, 1, 2, 3, 4].map((index) => fold(index, 2));
    expect(joined([...others, ...folds]).found).toEqual(joined(folds).found);
    expect(joined([...others, ...folds.slice(1)]).found).toEqual(joined(others).found);
  });
  it("is undefined, with a line that says why, where a fold is missing or stale or all are of other images", () => {
    expect(joined(folds.slice(1))).toEqual({found: undefined, lines: [expect.stringMatching(/seed 1 .*4 of 5/)]});
    expect(joined([...folds.slice(1), fold(0, 1, true)]).lines).toEqual([expect.stringMatching(/4 of 5/)]);
    const other = {...examples, count: 200};
    const lines: string[] = [];
    expect(outOfFold(folds, other, (line) => lines.push(line))).toBeUndefined();
    expect(lines).toEqual([expect.stringMatching(/of 100 images, not of these 200/)]);
  });
  it("is undefined without a word where no fold is recorded", () => {
    expect(joined([model].filter(({protocol}) => protocol.fold === undefined))).toEqual({found: undefined, lines: []});
  });
});
