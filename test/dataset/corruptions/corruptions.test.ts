import {describe, expect, it} from "vitest";
import {
  corruptionOf,
  corruptions,
  strengths,
  type CorruptionKind
} from "../../../data-loaders/dataset/corruptions/corruptions.js";
import {turns} from "../../../data-loaders/dataset/corruptions/rotated.js";

describe("corruptions", () => {
  it("stand in the order that their random numbers depend on", () => {
    const kinds = corruptions.map(({kind}) => kind);
    expect(kinds).toEqual(["noise", "blur", "shift", "rotation", "contrast", "occlusion"]);
  });
  it("have five strengths, each further from no change than the one before", () => {
    for (const {kind, strengths: parameters} of corruptions) {
      const changes = parameters.map((parameter) => (kind === "contrast" ? 1 - parameter : parameter));
      expect(changes).toHaveLength(strengths.length);
      expect(changes.every((change, i) => change > (changes[i - 1] ?? 0))).toBe(true);
    }
  });
  it("tell the name and the unit of their parameter", () => {
    for (const {parameter, unit} of corruptions) expect([parameter, unit]).not.toContain("");
  });
  it("are found by kind, with their place", () => {
    expect(corruptionOf("rotation")).toEqual({...corruptions[3], index: 3});
  });
  it("refuse a kind that is none", () => {
    for (const kind of ["fog", "", "toString"])
      expect(() => corruptionOf(kind as CorruptionKind)).toThrow(`contrast, occlusion, got ${kind}`);
  });
});

describe("turns", () => {
  it("hold each angle of rotation, and no other", () => {
    expect([...turns.keys()]).toEqual(corruptionOf("rotation").strengths);
  });
  it("are the angles' cosines and sines", () => {
    for (const [degrees, {cosine, sine}] of turns) {
      expect(cosine).toBeCloseTo(Math.cos((degrees * Math.PI) / 180), 15);
      expect(sine).toBeCloseTo(Math.sin((degrees * Math.PI) / 180), 15);
    }
  });
});
