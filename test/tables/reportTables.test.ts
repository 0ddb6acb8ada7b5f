import {tableFromIPC, Type, type DataType} from "@uwdata/flechette";
import {beforeAll, describe, expect, it} from "vitest";
import {encodeTable} from "../../data-loaders/tables/encodeTable.js";
import {subjects} from "../../src/lib/schemas/subjects.js";
import {readTable} from "../../src/lib/readTable.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Column} from "../../src/lib/schemas/column.js";
import {tableNames, tableSchema, type Row, type TableName} from "../../src/lib/schemas/tableSchemas.js";
import type {Examples} from "../../data-loaders/dataset/examples.js";
import {tableKey} from "../../src/lib/tables.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";
import {decodeSheet, type DecodedSheet} from "./decodeSheet.js";

let report: FixtureReport;

beforeAll(async () => {
  report = await fixtureReport();
});

const arrowTypes = {
  bool: {typeId: Type.Bool},
  uint8: {typeId: Type.Int, bitWidth: 8, signed: false},
  uint16: {typeId: Type.Int, bitWidth: 16, signed: false},
  uint32: {typeId: Type.Int, bitWidth: 32, signed: false},
  float32: {typeId: Type.Float, precision: 1},
  utf8: {typeId: Type.Dictionary, dictionary: {typeId: Type.Utf8}, indices: {bitWidth: 32, signed: true}}
} as const;

/** What another reader of Arrow should find for a column. */
function expectedType({type, length}: Column): unknown {
  if (length === undefined) return arrowTypes[type];
  return {typeId: Type.FixedSizeList, stride: length, children: [{type: arrowTypes[type], nullable: false}]};
}

/** A row's values as plain JavaScript, so that lists of different kinds compare. */
function plain(row: object): Record<string, unknown> {
  const cells = Object.entries(row as Record<string, unknown>);
  return Object.fromEntries(
    cells.map(([key, value]) => [key, value instanceof Float32Array ? Array.from(value) : value])
  );
}

/** The rows as float32 keeps them. */
function stored(name: TableName): Record<string, unknown>[] {
  const {columns} = tableSchema(name);
  return report.tables[tableKey(name)].map((row) => {
    const cells = Object.entries(plain(row)).map(([key, value]) => {
      return [key, columns[key]!.type === "float32" && typeof value === "number" ? Math.fround(value) : value];
    });
    return Object.fromEntries(cells) as Record<string, unknown>;
  });
}

describe.each(tableNames)("table %s", (name) => {
  it("has rows, which are read back as they were", () => {
    if (name !== "votes" && name !== "seed-luck")
      // no other seeds of so few images
      expect(report.tables[tableKey(name)].length).toBeGreaterThan(0);
    expect(readTable(name, encodeTable(name, report.tables[tableKey(name)])).map(plain)).toEqual(stored(name));
  });
  it("shows another implementation of Arrow the declared types", () => {
    const {schema} = tableFromIPC(encodeTable(name, report.tables[tableKey(name)]));
    const columns = Object.entries(tableSchema(name).columns);
    expect(schema.fields).toMatchObject(
      columns.map(([key, column]) => ({
        name: key,
        nullable: column.nullable ?? false,
        type: expectedType(column) as DataType
      }))
    );
  });
  it("shows another implementation of Arrow the same values", () => {
    const rows = tableFromIPC(encodeTable(name, report.tables[tableKey(name)])).toArray() as object[];
    expect(rows.map(plain)).toEqual(stored(name));
  });
});

function coreRun(model: Model): Row<"runs"> {
  return report.tables.runs.find((row) => row.run === `${model}-s1` && row.origin === "build")!;
}

function predictionsOf(model: Model): Row<"predictions">[] {
  return report.tables.predictions.filter((row) => row.model === model);
}

describe.each(models)("predictions of the %s, counted anew", (model) => {
  it("hold each test image once, in file order, with its label", () => {
    const {labels} = report.dataset.test;
    const seen = predictionsOf(model).map(({example, label}) => [example, label]);
    expect(seen).toEqual(Array.from(labels, (label, example) => [example, label]));
  });
  it("have probabilities that sum to 1 and are largest for the predicted class", () => {
    for (const {probabilities, prediction} of predictionsOf(model)) {
      expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
      expect(Math.max(...probabilities)).toBe(probabilities[prediction]);
    }
  });
  it("have as loss the negative logarithm of the label's probability", () => {
    for (const {probabilities, label, loss} of predictionsOf(model)) {
      expect(loss).toBeCloseTo(-Math.log(probabilities[label]!), 4);
    }
  });
  it("give the accuracy and the mean loss of table runs", () => {
    const rows = predictionsOf(model);
    const hits = rows.filter(({label, prediction}) => label === prediction).length;
    const loss = rows.reduce((sum, row) => sum + row.loss, 0) / rows.length;
    expect(coreRun(model).testAccuracy).toBe(hits / 200);
    expect(coreRun(model).testLoss).toBeCloseTo(loss, 5);
  });
  it("give the cells of table confusion", () => {
    const cells = report.tables.confusion.filter((row) => row.run === `${model}-s1` && row.split === "test");
    const counted = cells.map((cell) => {
      const inCell = predictionsOf(model).filter(
        (row) => row.label === cell.label && row.prediction === cell.prediction
      );
      return {...cell, count: inCell.length};
    });
    expect(cells).toHaveLength(100);
    expect(cells).toEqual(counted);
  });
  it("give the precision, recall, F1 and support of table class-metrics", () => {
    const rows = report.tables.classMetrics.filter((row) => row.run === `${model}-s1`);
    expect(rows.map(({label}) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const {label, precision, recall, f1, support} of rows) {
      const hits = predictionsOf(model).filter((row) => row.label === label && row.prediction === label).length;
      const called = predictionsOf(model).filter((row) => row.prediction === label).length;
      expect(support).toBe(20);
      expect(precision).toBe(called === 0 ? 0 : hits / called);
      expect(recall).toBe(hits / 20);
      expect(f1).toBeCloseTo(hits === 0 ? 0 : (2 * precision * recall) / (precision + recall), 12);
    }
  });
});

describe("sheets", () => {
  it("belong to a subject, which names them but for the many of which a browser takes a few", () => {
    const named = Object.values(subjects).flatMap(({pictures}): readonly string[] => pictures);
    const numbered = /^(?:test|neighbours)-\d+$/;
    const others = report.sheets.map(({row}) => row.sheet).filter((name) => !numbered.test(name));
    expect(others.sort()).toEqual([...named].sort());
  });
});

describe("table runs", () => {
  it("holds the two runs of the build before the recorded ones", () => {
    expect(report.tables.runs.map(({origin}) => origin).join()).toMatch(/^build,build(,recorded)*$/);
  });
  it("counts parameters as the layers' kernels and biases have them", () => {
    expect(coreRun("ann").parameterCount).toBe(784 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10);
    expect(coreRun("cnn").parameterCount).toBe(9 * 32 + 32 + 9 * 32 * 64 + 64 + 3136 * 128 + 128 + 1280 + 10);
  });
  it("gives the accuracies that the epochs end with", () => {
    for (const model of models) {
      const epochs = report.tables.epochs.filter((row) => row.run === `${model}-s1` && row.split === "validation");
      expect(epochs.at(-1)!.accuracy).toBeCloseTo(coreRun(model).validationAccuracy, 6);
    }
  });
});

describe("table comparisons", () => {
  it("counts, image by image, which model is right", () => {
    const [ann, cnn] = [predictionsOf("ann"), predictionsOf("cnn")];
    const counts = {both: 0, ann: 0, cnn: 0, neither: 0};
    ann.forEach((row, i) => {
      const [annRight, cnnRight] = [row.prediction === row.label, cnn[i]!.prediction === row.label];
      ++counts[annRight ? (cnnRight ? "both" : "ann") : cnnRight ? "cnn" : "neither"];
    });
    const [comparison] = report.tables.comparisons;
    expect(comparison).toMatchObject({
      run: "ann-s1",
      other: "cnn-s1",
      bothCount: counts.both,
      onlyRunCount: counts.ann,
      onlyOtherCount: counts.cnn,
      neitherCount: counts.neither
    });
    expect(comparison!.difference).toBeCloseTo((counts.cnn - counts.ann) / 200, 12);
    expect(comparison!.lower).toBeLessThan(comparison!.difference);
    expect(comparison!.upper).toBeGreaterThan(comparison!.difference);
  });
});

describe("sheets", () => {
  it("are what table sheets lists, each of at most 500 kB and 8,192 px", () => {
    expect(report.sheets.map(({row}) => row)).toEqual(report.tables.sheets);
    for (const sheet of report.sheets) {
      const {width, height} = decodeSheet(sheet);
      expect(Math.max(width, height)).toBeLessThanOrEqual(8192);
      expect(sheet.png.length).toBeLessThanOrEqual(500_000);
    }
  });
  it.each(["test-images", "highlights", "samples", "first-layer"] as const)(
    "hold every cell that table %s names",
    (name) => {
      const cellCounts = new Map(report.tables.sheets.map(({sheet, cellCount}) => [sheet, cellCount]));
      expect(report.tables[tableKey(name)].filter(({sheet, cell}) => !(cell < (cellCounts.get(sheet) ?? 0)))).toEqual(
        []
      );
    }
  );
  const decoded = (name: string): DecodedSheet => decodeSheet(report.sheets.find(({row}) => row.sheet === name)!);
  it.each([
    ["highlights", "test"],
    ["samples", "train"]
  ] as const)("show in table %s the images of the %s file that it names", (name, file) => {
    const {pixels}: Examples = report.dataset[file];
    for (const {example, sheet, cell} of report.tables[tableKey(name)]) {
      const {cell: levels} = decoded(sheet);
      expect(levels(cell)).toEqual([...pixels.subarray(784 * example, 784 * (example + 1))]);
    }
  });
});
