import {describe, expect, it} from "vitest";
import {confusionMatrices} from "../../src/figures/confusionMatrices.js";
import {cnnErrors, evidenceOf} from "../fixtures/report/evidenceOf.js";
import {meaningOf} from "../fixtures/meaningOf.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "../figures/drawn.js";

useDocument();

const confusion = opened(confusionMatrices, {show: "count", scale: "errors"});

const tables = evidenceOf();

describe("confusion's title", () => {
  it("names the largest error of both where it is the same", () => {
    expect(meaningOf(confusion.title(tables))).toEqual(
      meaningOf("Both most often take Shirt as T-shirt: ANN 160 times, CNN 80")
    );
  });
  it("names each model's own where they differ", () => {
    const other = evidenceOf({errors: {ann: [...cnnErrors, ["Coat", "Shirt", 90]]}});
    expect(meaningOf(confusion.title(other))).toEqual(
      meaningOf("Most frequent: ANN Coat as Shirt 90, CNN Shirt as T-shirt 80")
    );
  });
});
