import {describe, expect, it} from "vitest";
import {seedAccuracies as seedAccuraciesFigure} from "../../src/figures/seedAccuracies.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {recordedRun, runsOf} from "./seedRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const seedAccuracies = opened(seedAccuraciesFigure);

const apart = {ann: [0.88, 0.882, 0.878], cnn: [0.91, 0.92, 0.915]};

describe("the title of seed-accuracies", () => {
  it("says by how much the worst CNN beats the best ANN", () => {
    expect(meaningOf(seedAccuracies.title({runs: runsOf(apart)}))).toEqual(
      meaningOf("The worst CNN still beats the best ANN, by 2.8 points")
    );
  });
  it("says who is ahead where single seeds overlap", () => {
    // Differences 0.02, 0.022 and 0.021: t = 36 with two degrees of freedom.
    const runs = runsOf({ann: [0.88, 0.9, 0.89], cnn: [0.9, 0.922, 0.911]});
    expect(meaningOf(seedAccuracies.title({runs}))).toEqual(
      meaningOf("Over 3 seeds the CNN leads by 2.1 points on average")
    );
  });
  it("says that the two cannot be told apart where the interval holds zero", () => {
    const runs = runsOf({ann: [0.88, 0.9, 0.89], cnn: [0.9, 0.88, 0.891]});
    expect(meaningOf(seedAccuracies.title({runs}))).toEqual(
      meaningOf("Over 3 seeds the two models cannot be told apart")
    );
  });
  it("tests nothing with one seed", () => {
    expect(meaningOf(seedAccuracies.title({runs: runsOf({ann: [0.88], cnn: [0.9]})}))).toEqual(
      meaningOf("With the one seed that both have the CNN is 2.0 points better")
    );
  });
});

describe("seed-accuracies", () => {
  it("takes a seed once, and neither stale nor quick runs", () => {
    const runs = [
      ...runsOf(apart),
      recordedRun("ann", 1, {testAccuracy: 0.1}),
      recordedRun("cnn", 8, {isStale: true}),
      recordedRun("cnn", 9, {profile: "quick"})
    ];
    expect(seedAccuracies.numbers({runs}).rows).toHaveLength(3 + 1 + 3 + 1 + 1);
  });
  it("shows means with intervals, and the people's line", () => {
    const words = wordsOf(seedAccuracies.draw({runs: runsOf(apart)}, {width: 680}));
    // 0.88 ± 4.303 × 0.002 / √3
    expect(words.map((text) => text.replaceAll("\u202f", " "))).toContain("88.0%, 87.5–88.5%");
    expect(words.some((text) => text.startsWith("people 83.5"))).toBe(true);
  });
  it("says so where nothing is recorded", () => {
    expect(meaningOf(seedAccuracies.title({runs: []}))).toEqual(meaningOf("No run of either model is recorded yet"));
    expect(seedAccuracies.draw({runs: []}, {width: 340}).textContent).toContain("not recorded yet");
    expect(seedAccuracies.numbers({runs: []}).rows).toHaveLength(3);
  });
});
