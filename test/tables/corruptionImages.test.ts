import {expect, it} from "vitest";
import {corruptedExamples, corruptionImages} from "../../data-loaders/tables/corruptionImages.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

it("each corrupted image has the label of the one it is made of, and what each network says of it", () => {
  const {test} = loadFixture();
  const {count, labels} = corruptedExamples(test);
  const answers = (prediction: number, confidence: number): Float32Array =>
    Float32Array.from({length: 10 * count}, (_, i) => (i % 10 === prediction ? confidence : 0.01));
  const {rows} = corruptionImages(test, {ann: answers(4, 0.75), cnn: answers(9, 0.5)});
  expect(rows).toHaveLength(count);
  for (const [cell, row] of rows.entries()) {
    expect(row.label).toBe(test.labels[row.example]);
    expect(row).toMatchObject({cell, label: labels[cell], annPrediction: 4, annConfidence: 0.75});
    expect(row).toMatchObject({cnnPrediction: 9, cnnConfidence: 0.5});
  }
});
