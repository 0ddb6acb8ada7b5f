import {describe, expect, it} from "vitest";
import {withoutMissing} from "../../../src/explore/images/withoutMissing.js";
import {firstView, type View} from "../../../src/explore/view/view.js";
import {fewImages, ownModel} from "./fewImages.js";

const few = fewImages();
const own = {...few, models: {a: few.models.b, b: ownModel()}};
const shown = (change: Partial<View>, images = own): View => withoutMissing({...firstView, ...change}, images).view;

describe("of a model without probabilities", () => {
  it("a sort by its loss becomes one by the other's", () => {
    expect(shown({sort: "b-loss"}).sort).toBe("a-loss");
  });
  it("a sort becomes the order of the file where the other has none either", () => {
    const {sort, order} = shown({}, {...own, models: {a: ownModel(), b: ownModel()}});
    expect([sort, order]).toEqual(["index", "asc"]);
  });
  it("a range is left out, with a sentence, and the other's range stays", () => {
    const range = {lower: 1, upper: 2};
    const {view, notices} = withoutMissing({...firstView, ranges: {"a-loss": range, "b-loss": range}}, own);
    expect(view.ranges).toEqual({"a-loss": range});
    expect(notices).toEqual([expect.stringContaining("Your model gives classes and no probabilities.")]);
  });
});

it("what is there stays as it was asked for", () => {
  const view: View = {...firstView, sort: "a-confidence", order: "asc", ranges: {"b-loss": {lower: 0, upper: 1}}};
  expect(withoutMissing(view, few)).toEqual({view, notices: []});
});

it("without the places of a map there is the matrix", () => {
  expect(shown({pane: "map"}, few).pane).toBe("matrix");
});
