import {describe, expect, it} from "vitest";
import {surenessOf, verdictOf} from "../../src/modelView/answer.js";
import {placeInWords} from "../../src/modelView/whereItLooks.js";
import {reasonsOf} from "../../src/try/distanceWarning.js";
import {scoreInWords} from "../../src/try/score.js";
import {refusal} from "../../src/try/sources/refusal.js";
import {cropOf} from "../../src/try/sources/cropFields.js";

function belief(label: number, share = 0.9): {probabilities: Float32Array; calibrated: Float32Array} {
  const rest = (1 - share) / 9;
  const probabilities = Float32Array.from({length: 10}, (_, i) => (i === label ? share : rest));
  return {probabilities, calibrated: probabilities.map((one) => 0.5 * one + 0.05)};
}

describe("what both networks say", () => {
  const usual = {pixel: 0.4, layer: 0.9};
  const shirt = {ann: belief(6), cnn: belief(6)};
  it("is one sentence, and says where they disagree", () => {
    expect(verdictOf({beliefs: shirt, distances: usual})).toBe("Both say shirt");
    expect(verdictOf({beliefs: {...shirt, cnn: belief(4)}, distances: usual})).toBe(
      "They disagree: the ANN says shirt, the CNN coat"
    );
  });
  it.each([
    {pixel: 1.1, layer: 0.9},
    {pixel: 0.4, layer: 1.1}
  ])("says where the image is unlike what they know: %o", (distances) => {
    expect(verdictOf({beliefs: shirt, distances})).toBe("Both say shirt, but it is unlike what they know");
  });
  it("has a sureness as trained and calibrated", () => {
    expect(surenessOf(belief(3))).toBe("90.0% sure, 50.0% after calibration");
  });
});

describe("where a class is found", () => {
  const values = new Float32Array(196);
  it("is said by thirds", () => {
    expect(placeInWords({side: 14, values: values.with(0, 1)}, 7)).toMatch(/\bsneaker\b.*\bat the top left\b/);
    expect(placeInWords({side: 14, values: values.with(7 * 14 + 7, 1)}, 7)).toContain("at the middle.");
    expect(placeInWords({side: 14, values}, 0)).toBe("Nothing in it speaks for T-shirt.");
  });
});

describe("the warning", () => {
  it("gives its reasons, and none where there is none", () => {
    expect(reasonsOf({pixel: 0.9, layer: 1})).toBe("");
    expect(reasonsOf({pixel: 1.01, layer: 1})).toBe("Its pixels lie just beyond what is usual.");
    expect(reasonsOf({pixel: 2.04, layer: 0.4})).toContain("2.0 times as far");
    expect(reasonsOf({pixel: 2, layer: 3}).match(/times as far/g)).toHaveLength(2);
  });
});

describe("a score of twenty", () => {
  it("stands with its interval", () => {
    expect(scoreInWords(17, 20)).toMatch(/^17 of 20, 95% interval 64.*95/);
  });
});

describe("a camera that is not there", () => {
  it.each(["NotAllowedError", "NotFoundError", "NotReadableError", "SecurityError", "AbortError"])(
    "is told of for %s, with what to do",
    (name) => {
      expect(refusal(new DOMException("", name))).toMatch(/picture/);
    }
  );
});

describe("a crop", () => {
  it("is clamped to the picture, and none where nothing is left", () => {
    expect(cropOf([-5, 10, 120, 90])).toEqual({left: 0, top: 0.1, right: 1, bottom: 0.9});
    expect(cropOf([50, 0, 50, 100])).toBeUndefined();
  });
});
