import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {addressOfView, viewOfAddress} from "../../src/explore/address.js";
import {firstView, orders, sorts, wrongs} from "../../src/explore/view.js";

const imageCount = 10_000;
const viewOf = (search: string) => viewOfAddress(search, imageCount).view;

const anyView = fc.record({
  wrong: fc.constantFrom(...wrongs),
  label: fc.option(fc.nat(9), {nil: undefined}),
  prediction: fc.option(fc.nat(9), {nil: undefined}),
  model: fc.constantFrom("ann" as const, "cnn" as const),
  sort: fc.constantFrom(...sorts),
  order: fc.constantFrom(...orders),
  image: fc.option(fc.nat(imageCount - 1), {nil: undefined})
});

it("an address restores the view that it was made from", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(viewOfAddress(addressOfView(view), imageCount)).toEqual({view, notices: []});
    })
  );
});

it("the first view has an empty query", () => {
  expect(addressOfView(firstView)).toBe("");
  expect(viewOf("")).toEqual(firstView);
});

describe("a link from a confusion matrix", () => {
  it("to a row shows that model's errors of the class", () => {
    expect(viewOf("?model=ann&label=6")).toMatchObject({wrong: "ann", model: "ann", label: 6, prediction: undefined});
  });
  it("to a cell shows all that the model takes for the class, hits of the other model among them", () => {
    expect(viewOf("?model=cnn&label=6&prediction=0")).toMatchObject({
      wrong: "any",
      model: "cnn",
      label: 6,
      prediction: 0
    });
  });
});

describe("an address that asks for what there is not", () => {
  it.each([
    ["wrong=nobody", "wrong"],
    ["label=10", "label"],
    ["label=-1", "label"],
    ["label=6.5", "label"],
    ["label=", "label"],
    ["prediction=1e0", "prediction"],
    ["model=rnn", "model"],
    ["sort=__proto__", "sort"],
    ["order=up", "order"],
    ["image=10000", "image"],
    ["image=99999999999999999999", "image"],
    ["image=%3Cscript%3E", "image"]
  ])("as %s falls back, with a notice", (query, name) => {
    const {view, notices} = viewOfAddress(`?${query}`, imageCount);
    expect(view).toEqual(firstView);
    expect(notices).toEqual([expect.stringContaining(`asks for ${name} “`)]);
  });
  it("at length is quoted in short", () => {
    const [notice = ""] = viewOfAddress(`?wrong=${"x".repeat(5000)}`, imageCount).notices;
    expect(notice.length).toBeLessThan(150);
  });
  it("keeps what can be followed", () => {
    expect(viewOf("?wrong=both&label=banana&sort=index")).toEqual({
      ...firstView,
      wrong: "both",
      sort: "index",
      order: "asc"
    });
  });
});
