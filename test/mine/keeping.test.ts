import {beforeEach, describe, expect, it, vi} from "vitest";
import {handOver, takeOver} from "../../src/mine/handover.js";
import {keepModels, keptModels} from "../../src/mine/keptModels.js";
import {useDocument} from "../fixtures/useDocument.js";

useDocument();
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("on this device", () => {
  it("models are kept until there are none, and then nothing is", () => {
    keepModels([{title: "a", text: "x"}]);
    expect(keptModels()).toEqual([{title: "a", text: "x"}]);
    keepModels([]);
    expect([keptModels(), localStorage.length]).toEqual([[], 0]);
  });
  it("what is not ours is passed over", () => {
    localStorage.setItem("fashion-mnist-report.mine", '[{"title": 1}, null, {"title": "a", "text": "x"}]');
    expect(keptModels()).toEqual([{title: "a", text: "x"}]);
    localStorage.setItem("fashion-mnist-report.mine", "{");
    expect(keptModels()).toEqual([]);
  });
  it("a full storage is told of", () => {
    const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new Error("quota");
    });
    expect(() => keepModels([{title: "a", text: "x"}])).toThrow("storage is off or full");
    full.mockRestore();
  });
});

describe("from page to page", () => {
  const predictions = {ids: Uint8Array.of(9, 0, 3), probabilities: Float32Array.of(0.1, 1 / 3, 1e-20)};
  it("a model is handed over to the last bit, and taken once", () => {
    handOver({title: "a", origin: "file", predictions, notes: ["n"]});
    expect(takeOver()).toEqual({title: "a", origin: "file", predictions, notes: ["n"]});
    expect([takeOver(), sessionStorage.length]).toEqual([undefined, 0]);
  });
  it("one without probabilities stays without", () => {
    handOver({title: "a", origin: "link", predictions: {ids: predictions.ids}, notes: []});
    expect(takeOver()!.predictions).toEqual({ids: predictions.ids});
  });
});
