import {beforeAll, describe, expect, it} from "vitest";
import {auditDataset} from "../../data-loaders/dataset/auditDataset.js";
import {classIntensities} from "../../data-loaders/dataset/classIntensities.js";
import {classPixels} from "../../data-loaders/dataset/classPixels.js";
import type {FashionMnist} from "../../data-loaders/dataset/examples.js";
import {loadFashionMnist} from "../../data-loaders/dataset/loadFashionMnist.js";
import {pixelStatistics} from "../../data-loaders/dataset/pixelStatistics.js";
import {stratifiedSplit} from "../../data-loaders/dataset/stratifiedSplit.js";

describe("the real data set", () => {
  let dataset: FashionMnist;
  beforeAll(async () => {
    dataset = await loadFashionMnist({}, {log: () => {}});
  });

  it("has 60,000 training and 10,000 test images", () => {
    expect([dataset.train.count, dataset.test.count]).toEqual([60_000, 10_000]);
  });
  it("passes every check of the audit", () => {
    const rows = auditDataset(dataset, stratifiedSplit(dataset.train.labels, 1));
    expect(rows.filter(({passed}) => !passed)).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
  });
  // numpy 2.4: p = pixels / 255 of the training file in float64; p.mean(), p.std()
  it("has numpy's mean and standard deviation", () => {
    const {mean, standardDeviation} = pixelStatistics(dataset.train.pixels);
    expect(mean).toBeCloseTo(0.2860405969887955, 14);
    expect(standardDeviation).toBeCloseTo(0.3530242445149223, 14);
  });
  // numpy 2.4: dresses = images[labels == 3]; mean(0)[400], std(0)[400]; count of levels 8 to 15
  it("has numpy's mean image, standard deviation image and levels of the dresses", () => {
    const dresses = classPixels(dataset.train)[3]!;
    expect(dresses.mean[400]).toBe(Math.fround(58.67216666666667));
    expect(dresses.standardDeviation[400]).toBeCloseTo(85.08123975729619, 4);
    const band = classIntensities(dataset.train).find(({label, level}) => label === 3 && level === 8);
    expect(band?.count).toBe(29_454);
  });
});
