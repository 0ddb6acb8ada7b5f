import {expect, it} from "vitest";
import {riskCoverage as riskCoverageFigure} from "../../src/figures/riskCoverage.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";

useDocument();

const riskCoverage = opened(riskCoverageFigure, {answered: 20});
const threshold = Math.fround(0.99999);
const points = models.flatMap((model) =>
  [0.2, 1].map((wanted): Row<"risk-coverage"> => ({
    model,
    wanted,
    coverage: wanted,
    threshold: wanted === 1 ? 0 : threshold,
    risk: 0
  }))
);
const areas = models.map((model) => ({model, measure: "risk-coverage area" as const, value: 0.01}));

it("leads to the images from its threshold on, to the last digit: one that is cut off lets other images pass", () => {
  const data = {riskCoverage: points, overallMeasures: areas} as never;
  const lower = riskCoverage.links(data).map((href) => /confidence:([\d.e-]+)\.\.1/.exec(href!)![1]);
  expect(lower.map(Number)).toEqual([threshold, threshold]);
});
