import {describe, expect, it} from "vitest";
import {
  count,
  fixed,
  list,
  millions,
  percent,
  percentInterval,
  points,
  pointsInterval,
  pValue,
  seconds,
  times
} from "../../src/lib/format.js";

/** Stands between a number and a unit other than %. */
const space = "\u202f";

describe("percent", () => {
  it("writes a fraction without a space before the sign", () => {
    expect(percent(0.8812)).toBe("88.1%");
  });
  it("writes as many decimals as asked", () => {
    expect(percent(0.8812, 0)).toBe("88%");
    expect(percent(0.88125, 2)).toBe("88.13%");
  });
});

describe("percentInterval", () => {
  it("writes the sign once", () => {
    expect(percentInterval({lower: 0.875, upper: 0.887})).toBe("87.5–88.7%");
  });
});

describe("points", () => {
  it("writes a difference of fractions as percentage points", () => {
    expect(points(0.031)).toBe("3.1 points");
  });
  it("writes a true minus sign", () => {
    expect(points(-0.031)).toBe("−3.1 points");
  });
  it("writes an interval with a dash", () => {
    expect(pointsInterval({lower: 0.025, upper: 0.037})).toBe("2.5–3.7 points");
  });
  it("writes intervals on both sides of zero, where a dash would look like a minus sign, with a word", () => {
    expect(pointsInterval({lower: -0.004, upper: 0.0225}, 2)).toBe("−0.40 to 2.25 points");
  });
});

describe("fixed", () => {
  it("rounds to so many decimals", () => {
    expect([fixed(1.25, 1), fixed(2, 3), fixed(-1.26, 1)]).toEqual(["1.3", "2.000", "−1.3"]);
  });
  it("puts no minus sign before what rounds to zero", () => {
    expect([fixed(-0.04, 1), fixed(-0, 1), fixed(-0.4, 0)]).toEqual(["0.0", "0.0", "0"]);
  });
});

describe("count", () => {
  it("sets thousands apart", () => {
    expect([count(0), count(999), count(235_146), count(1_625_866)]).toEqual(["0", "999", "235,146", "1,625,866"]);
  });
});

describe("millions", () => {
  it("writes a million and more in millions", () => {
    expect([millions(469_504), millions(1e6), millions(8_482_304)]).toEqual(["469,504", "1.0 million", "8.5 million"]);
  });
});

describe("times", () => {
  it("writes a decimal below ten and none from there on", () => {
    expect([times(1), times(5.31), times(36.4), times(1234)]).toEqual([
      "1.0 times",
      "5.3 times",
      "36 times",
      "1,234 times"
    ]);
  });
});

describe("pValue", () => {
  it("writes two digits down to a thousandth", () => {
    expect(pValue(Math.log10(0.2))).toBe("p = 0.20");
    expect(pValue(Math.log10(0.034))).toBe("p = 0.034");
    expect(pValue(-3)).toBe("p = 0.0010");
  });
  it("is 1 where the two agree", () => {
    expect(pValue(0)).toBe("p = 1.0");
  });
  it("gives the next larger power of ten below a thousandth", () => {
    expect(pValue(Math.log10(0.0009))).toBe("p < 10⁻³");
    expect(pValue(Math.log10(2e-12))).toBe("p < 10⁻¹¹");
    expect(pValue(Math.log10(4e-35))).toBe("p < 10⁻³⁴");
  });
  it("writes what is too small for a float64", () => {
    expect(pValue(-1234.5)).toBe("p < 10⁻¹²³⁴");
  });
});

describe("seconds", () => {
  it("writes a decimal below ten seconds and none below a minute", () => {
    expect([seconds(0.04), seconds(8.24), seconds(42.4)]).toEqual([`0.0${space}s`, `8.2${space}s`, `42${space}s`]);
  });
  it("writes minutes and two digits of seconds from a minute on", () => {
    expect([seconds(60), seconds(245.4), seconds(3600)]).toEqual([
      `1${space}min 00${space}s`,
      `4${space}min 05${space}s`,
      `60${space}min 00${space}s`
    ]);
  });
  it("never writes 60 seconds", () => {
    expect([seconds(59.4), seconds(59.7), seconds(119.7)]).toEqual([
      `59${space}s`,
      `1${space}min 00${space}s`,
      `2${space}min 00${space}s`
    ]);
  });
});

describe("list", () => {
  it("joins with commas and a last and", () => {
    expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c"
    ]);
  });
});
