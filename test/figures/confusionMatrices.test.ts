import {expect, test} from "vitest";
import {confusionMatrices} from "../../src/figures/confusionMatrices.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {useDocument} from "../fixtures/useDocument.js";

useDocument();

test("the shade of a cell is by one scale for both matrices", () => {
  const errors = {ann: 200, cnn: 50};
  const {runs} = evidenceOf();
  const confusion = models.flatMap((model) => {
    const {run} = runs.find((one) => one.model === model)!;
    return Array.from({length: 100}, (_, cell) => {
      const [label, prediction] = [Math.floor(cell / 10), cell % 10];
      const wrong = label === 6 && prediction === 0 ? errors[model] : 0;
      const count = label === prediction ? 1000 - (label === 6 ? errors[model] : 0) : wrong;
      return {run, split: "test" as const, label, prediction, count};
    });
  });
  const figure = confusionMatrices({runs, confusion}, {show: "count", scale: "errors"});
  const strengthOf = (model: string): string =>
    figure
      .querySelectorAll<HTMLElement>(`.confusion-${model} tbody tr`)[6]!
      .querySelector("td")!
      .getAttribute("style")!;
  expect(models.map(strengthOf)).toEqual(["--strength:1.000", "--strength:0.500"]);
});
