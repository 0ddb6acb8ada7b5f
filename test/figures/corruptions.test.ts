import {describe, expect, it} from "vitest";
import {robustnessCurves} from "../../src/figures/robustnessCurves.js";
import {corruptionKinds} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {useDocument} from "../fixtures/useDocument.js";
import {images, opened} from "./drawn.js";

useDocument();

const corruptions = opened(robustnessCurves, {kind: "noise", strength: 1});

const rows = [0, 2].flatMap((example) =>
  corruptionKinds.flatMap((kind) =>
    [1, 2].map((strength): Row<"corruptions"> => {
      const parameter = kind === "contrast" ? "remaining contrast, share" : "size, px";
      return {
        kind,
        strength,
        parameter,
        value: Math.fround(0.3 * strength),
        example,
        label: 9,
        annPrediction: 9,
        annConfidence: 0.75,
        cnnPrediction: strength === 2 ? 5 : 9,
        cnnConfidence: 0.5,
        sheet: "corruptions",
        cell: strength
      };
    })
  )
);
const sheets: Row<"sheets">[] = [
  {sheet: "corruptions", cellWidth: 28, columnCount: 5, cellCount: 24, bytes: 1, sha256: "00"}
];

const tables = {runs: [], robustness: [], corruptions: rows, sheets};

/** Without the narrow spaces of numbers. */
const plain = (text: string): string => text.replace(/\s/g, " ");

describe("corrupted images", () => {
  it("stand above the curves at the strength that is chosen, with words for those who do not see them", () => {
    const figure = robustnessCurves(tables, {width: 340, images, kind: "contrast", strength: 2});
    const shown = Array.from(figure.querySelectorAll(".corrupted img"), (image) => image.getAttribute("alt"));
    expect(shown).toEqual(["Test image 0, loss of contrast, strength 2", "Test image 2, loss of contrast, strength 2"]);
    expect(figure.querySelector(".corrupted-words")!.textContent).toBe(
      "Loss of contrast, strength 2: remaining contrast 0.6"
    );
  });
  it("have both networks' answers below them, struck out where they are wrong", () => {
    const figure = robustnessCurves(tables, {width: 340, images, kind: "contrast", strength: 2});
    const [first] = figure.querySelectorAll(".corrupted-images li");
    const answers = ["ann", "cnn"].map((model) => first!.querySelector(`.corrupted-${model}`)!);
    expect(answers.map(({textContent}) => plain(textContent))).toEqual(["ANN Ankle boot 75%", "CNN Sandal 50%"]);
    expect(answers.map((one) => one.querySelector("s")?.textContent)).toEqual([undefined, "Sandal"]);
  });
  it("lead to the images as they are", () => {
    expect(corruptions.links(tables)).toEqual(["./explore.html?image=0", "./explore.html?image=2"]);
  });
});
