import {describe, expect, it} from "vitest";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {parquetWriteBuffer, type BasicType} from "hyparquet-writer";
import {classNames} from "../../../src/lib/classNames.js";
import {answersIn} from "../../../data-loaders/browser/predictions/answers.js";
import {diagnose} from "../../../data-loaders/browser/predictions/diagnose.js";
import type {Interpretation} from "../../../data-loaders/browser/predictions/interpret.js";
import {PredictionFileError} from "../../../data-loaders/browser/predictions/predictionFileError.js";
import {readFile} from "../../../data-loaders/browser/predictions/readFile.js";
import expected from "../../fixtures/predictions/expected.json" with {type: "json"};
import {fileBytes, labels, namesIn} from "./files.js";

async function diagnosed(bytes: Uint8Array<ArrayBuffer>): Promise<Interpretation> {
  return diagnose(answersIn(await readFile(bytes)), labels);
}

function correctCount(ids: Uint8Array): number {
  return ids.filter((id, i) => id === labels[i]).length;
}

describe("a whole file", () => {
  it.each(namesIn("good"))("%s is read as it is meant, without a doubt", async (name) => {
    const {predictions, doubts} = await diagnosed(fileBytes(name));
    expect(doubts).toEqual([]);
    expect([...predictions!.ids.subarray(0, 100)]).toEqual(expected.ids);
    expect(correctCount(predictions!.ids)).toBe(expected.correct);
  });
  it.each(
    namesIn("good").filter((name) => /logit|log-|proba|keras|sklearn|german|compressed|rows|transposed/.test(name))
  )("%s gives probabilities, all the same within its precision", async (name) => {
    const [{predictions}, exact] = await Promise.all([
      diagnosed(fileBytes(name)),
      diagnosed(fileBytes("good/logits-f4.npy"))
    ]);
    const largest = predictions!.probabilities!.reduce(
      (most, one, i) => Math.max(most, Math.abs(one - exact.predictions!.probabilities![i]!)),
      0
    );
    expect(largest).toBeLessThan(3e-3);
  });
  it.each([
    ["good/logits-f4.npy", /logits/],
    ["good/keras-predict.npy", /probabilities/],
    ["good/log-softmax.npy", /logarithms/],
    ["good/one-hot.npy", /one-hot/],
    ["good/transposed.npy", /axes exchanged/],
    ["good/proba-named.csv", /by their names/],
    ["good/german.csv", /commas/],
    ["good/labels-beside.csv", /order is right/],
    ["good/names.npy", /names/]
  ])("%s says how it was understood", async (name, note) => {
    expect((await diagnosed(fileBytes(name))).notes.join(" ")).toMatch(note);
  });
  it.each([
    ["before", (names: unknown, rows: unknown) => ({class_names: names, predictions: rows})],
    ["after", (names: unknown, rows: unknown) => ({predictions: rows, class_names: names})]
  ])("with a list of its classes’ names %s the predictions is read without it, and says so", async (_, written) => {
    const {predictions: exact} = await diagnosed(fileBytes("good/ids-u1.npy"));
    const text = JSON.stringify(written(classNames, [...exact!.ids]));
    const answers = answersIn(await readFile(new TextEncoder().encode(text)));
    expect([answers.rowCount, Array.from(answers.ids!, Number)]).toEqual([10_000, [...exact!.ids]]);
    expect(answers.notes).toContain("Left out, having fewer rows than the rest: “class_names”.");
  });
  it("of JSON lines with a damaged one, or of Parquet lists with none in a row, is refused in a sentence", async () => {
    const lines = new TextEncoder().encode('{"a": 1}\n{"a": \n');
    await expect(readFile(lines)).rejects.toThrow(/^The JSON cannot be read/);
    const lists = [Array.from({length: 10}, () => 0.1), null];
    const file = parquetWriteBuffer({columnData: [{name: "p", data: lists}]});
    await expect(readFile(new Uint8Array(file))).rejects.toThrow(PredictionFileError);
  });
  it("of Arrow is read, with a column of ids or of lists", async () => {
    const ids = (await diagnosed(fileBytes("good/ids-u1.npy"))).predictions!.ids;
    const bytes = new Uint8Array(tableToIPC(tableFromArrays({prediction: ids}), "file"));
    expect((await diagnosed(bytes)).predictions!.ids).toEqual(ids);
    const stream = new Uint8Array(tableToIPC(tableFromArrays({prediction: ids}), "stream"));
    expect((await diagnosed(stream)).predictions!.ids).toEqual(ids);
  });
  it("of Parquet is read, with a column of ids, names, or of ten numbers", async () => {
    const {ids, probabilities} = (await diagnosed(fileBytes("good/keras-predict.npy"))).predictions!;
    const columnOf = async (name: string, data: unknown[], type: BasicType): Promise<Interpretation> =>
      diagnosed(new Uint8Array(parquetWriteBuffer({columnData: [{name, data, type}]})));
    expect((await columnOf("prediction", [...ids], "INT32")).predictions!.ids).toEqual(ids);
    const names = Array.from(ids, (id) => classNames[id]!);
    expect((await columnOf("class", names, "STRING")).predictions!.ids).toEqual(ids);
    const columnData = classNames.map((name, id) => {
      return {name, data: Array.from(ids, (_, row) => probabilities![row * 10 + id]!), type: "FLOAT" as const};
    });
    expect((await diagnosed(new Uint8Array(parquetWriteBuffer({columnData})))).predictions!.ids).toEqual(ids);
  });
});

describe("a spoilt file", () => {
  it.each([
    ["training-file.npy", "row count", /60,000 rows.*training file/],
    ["last-batch-dropped.npy", "row count", /9,984 rows.*last batch of/],
    ["both-files.npy", "row count", /training and test file/],
    ["shuffled.npy", "row order", /shuffle=False/],
    ["shuffled-with-numbers.csv", "row order", /numbered/],
    ["shuffled-with-labels.csv", "row order", /labels in the file/],
    ["from-1.csv", "ids from 1", /1 to 10/],
    ["alphabetical.npy", "renumbered", /alphabetical/],
    ["renumbered.npy", "renumbered", /numbered otherwise/],
    ["constant.npy", "constant", /called Coat/],
    ["nan.npy", "no number", /1 row holds.*row 42/],
    ["nan-scores.npy", "no number", /1 row holds.*row 8/],
    ["labels.npy", "labels", /labels themselves/],
    ["leaked.npy", "labels", /No published model/],
    ["one-share.npy", "no class", /no class id/],
    ["sigmoid.npy", "no probabilities", /sigmoids/],
    ["unknown-name.csv", "no class", /Row 1 says “Hat”/],
    ["two-answers.csv", "two answers", /differ in/]
  ])("%s is doubted as %s", async (name, kind, message) => {
    const {doubts} = await diagnosed(fileBytes(`doubt/${name}`));
    expect(doubts[0]).toMatchObject({kind, message: expect.stringMatching(message) as string});
  });
  it("is one of those above", () => {
    expect(namesIn("doubt")).toHaveLength(18);
  });
  it.each([
    ["both-files.npy", /last 10,000/],
    ["shuffled-with-numbers.csv", /order of their numbers/],
    ["from-1.csv", /Subtract 1/],
    ["alphabetical.npy", /alphabetical/],
    ["renumbered.npy", /most labels/]
  ])("%s is not mended, but what may be meant is offered", async (name, label) => {
    const {predictions, doubts} = await diagnosed(fileBytes(`doubt/${name}`));
    if (predictions !== undefined) expect(correctCount(predictions.ids)).toBeLessThan(4_000);
    expect(doubts[0]!.offer!.label).toMatch(label);
    expect(correctCount(doubts[0]!.offer!.predictions.ids)).toBe(expected.correct);
  });
  it.each(["training-file.npy", "nan.npy", "one-share.npy", "unknown-name.csv"])("%s is not judged", async (name) => {
    expect((await diagnosed(fileBytes(`doubt/${name}`))).predictions).toBeUndefined();
  });
  it("with renumbered probabilities is offered with those of the right classes", async () => {
    const {predictions} = await diagnosed(fileBytes("good/keras-predict.npy"));
    const turned = predictions!.probabilities!.map((_, i, all) => all[i - (i % 10) + (((i % 10) + 7) % 10)]!);
    const rows = Array.from({length: 10_000}, (_, row) => [...turned.subarray(row * 10, row * 10 + 10)]);
    const {doubts} = await diagnosed(new TextEncoder().encode(JSON.stringify(rows)));
    const offered = doubts[0]!.offer!.predictions.probabilities!;
    expect(offered.every((one, i) => Math.abs(one - predictions!.probabilities![i]!) < 1e-7)).toBe(true);
  });
});

describe("a file that is none", () => {
  it.each([
    ["pickle.pkl", /pickle/, /np\.save/],
    ["torch.pt", /torch\.save/, /np\.save/],
    ["objects.npy", /Python objects/, /astype/],
    ["compound.npy", /compound/, /plain array/],
    ["complex.npy", /type <c8/, /whole numbers/],
    ["images.npy", /3 axes: 5 × 28 × 28/, /10,000/],
    ["cut-short.npy", /cut short/, /again/],
    ["none.npz", /no array.*readme\.txt/, /np\.save/],
    ["damaged.npz", /damaged/, /again/],
    ["empty.csv", /empty/, /10,000/],
    ["head-alone.csv", /no rows/, /10,000/],
    ["uneven.csv", /Row 2 has 1 values, the first has 2/, /Every row/],
    ["page.html", /web page/, /Download/],
    ["model.h5", /HDF5/, /np\.save/],
    ["binary.bin", /not read here/, /NPY/],
    ["which.csv", /2 columns.*first, second/, /prediction/],
    ["broken.json", /JSON/, /again/],
    ["number.json", /10,000|No predictions|no rows/, /10,000|class ids/]
  ])("%s is refused with the reason and a way out", async (name, message, remedy) => {
    const reading = diagnosed(fileBytes(`error/${name}`));
    await expect(reading).rejects.toBeInstanceOf(PredictionFileError);
    await expect(reading).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
      remedy: expect.stringMatching(remedy) as string
    });
  });
  it("is one of those above", () => {
    expect(namesIn("error")).toHaveLength(18);
  });
  it("is refused where it is too large to be one", async () => {
    await expect(readFile(new Uint8Array(64e6 + 1))).rejects.toThrow(/64 MB/);
  });
});
