import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";
import * as analysis from "../../src/statements/analysis.js";
import type {ClaimKind, Verdict} from "../../src/lib/schemas/vocabulary.js";
import {bothAccuracies, headline, underHeadline} from "../../src/statements/index.js";
import * as results from "../../src/statements/results.js";
import {robustnessRows, runsOf, seedsRow} from "../figures/seedRows.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {evidenceOf, type Changes} from "../fixtures/report/evidenceOf.js";
import {spoiltWords} from "../pages/wordsOf.js";

/** Tables with these; the build's own runs stay first, so seed 1 is theirs. */
function tablesOf({runs = [], ...changes}: Changes = {}): Tables {
  const evidence = evidenceOf();
  return {...evidence, claims: claimRows(evidence), ...changes, runs: [...runs, ...evidence.runs]};
}

function plain(text: string): string {
  return text.replaceAll("\u202f", " ");
}

const accuracies = [
  seedsRow("ann", "testAccuracy", [0.876, 0.88, 0.884]),
  seedsRow("cnn", "testAccuracy", [0.917, 0.92, 0.923])
];

describe("every statement of results and analysis", () => {
  it.each(Object.entries({...results, ...analysis}))(
    "%s says something unspoilt without recorded runs",
    (name, statement) => {
      const text = statement(tablesOf());
      expect(text).not.toMatch(spoiltWords);
      if (!["quickBuild", "otherSplits", "robustnessVerdict"].includes(name)) expect(text).not.toBe("");
    }
  );
});

it("what a temperature does is told of this build's runs", () => {
  const row = (run: string, scaling: "as trained" | "temperature", equalWidthError: number) =>
    ({run, scaling, equalWidthError}) as Row<"calibration">;
  const calibration = [
    row("ann-s1", "as trained", 0.018),
    row("ann-s1", "temperature", 0.012),
    row("cnn-s1", "as trained", 0.029),
    row("cnn-s1", "temperature", 0.007),
    row("cnn-s2", "as trained", 0.5)
  ];
  expect(numbersIn(results.temperatureGain(tablesOf({calibration})))).toEqual([1.8, 1.2, 2.9, 0.7, 1]);
});

describe("headline", () => {
  /** Claims with these verdicts. */
  const claimsOf = (kinds: Partial<Record<ClaimKind, readonly Verdict[]>>): {claims: Tables["claims"]} => {
    const [claim] = tablesOf().claims;
    return {
      claims: Object.entries(kinds).flatMap(([kind, verdicts]) =>
        verdicts.map((verdict) => ({...claim!, kind: kind as ClaimKind, verdict}))
      )
    };
  };

  it.each([
    [["reproduced", "compatible"], ["not testable"], "Almost always right about what happened, with no reason shown"],
    [
      ["compatible", "reproduced", "inconclusive"],
      ["reproduced", "inconclusive"],
      "Mostly right about what happened, with some reasons wholly shown"
    ],
    [["reproduced", "partly"], ["reproduced"], "Partly right about what happened, and mostly about why"],
    [
      ["reproduced"],
      ["partly", "inconclusive"],
      "Almost always right about what happened, with no reason wholly shown"
    ],
    [["inconclusive"], ["inconclusive"], "Seldom right about what happened, with no reason shown"]
  ] as const)("of results %j and explanations %j", (result, explanation, words) => {
    expect(headline(claimsOf({result, explanation}))).toBe(words);
  });
  it("rests on counts of results and explanations", () => {
    const claims = claimsOf({result: ["reproduced", "partly", "inconclusive"], explanation: ["not testable"]});
    expect(numbersIn(underHeadline(claims))).toEqual([3, 1]);
    expect(underHeadline(claims)).toMatch(/one is reproduced and one holds in part;/);
    expect(underHeadline(claims)).toContain("none is shown");
    expect(underHeadline(claimsOf({result: ["reproduced"], explanation: ["partly"]}))).toMatch(/one holds in part\.$/);
  });
});

describe("bothAccuracies", () => {
  it("gives both models' means over seeds, not what one seed gave", () => {
    expect(numbersIn(bothAccuracies(tablesOf({seeds: accuracies})))).toEqual([92, 88]);
  });
  it("gives this build's own where no seeds are known", () => {
    expect(numbersIn(bothAccuracies(tablesOf()))).toEqual([96.2, 92.3]);
    expect(bothAccuracies(tablesOf())).toContain("one seed");
  });
});

describe("overSeeds", () => {
  it("says by how much the CNN is ahead seed by seed", () => {
    // Differences 0.038, 0.04 and 0.042: 0.04 ± 4.303 × 0.002 / √3, t = 34.6, p = 0.00083.
    const runs = runsOf({ann: [0.88, 0.88, 0.88], cnn: [0.918, 0.92, 0.922]});
    const words = results.overSeeds(tablesOf({runs, seeds: accuracies}));
    expect(numbersIn(words)).toEqual([88.0, 92.0, 4.0, 95, 3.5, 4.5, 10]);
    expect(words).toMatch(/five seeds.*ANN.*CNN.*CNN leads.*p < 10⁻³/);
  });
  it("says that a difference around zero is not significant", () => {
    const runs = runsOf({ann: [0.88, 0.9, 0.89], cnn: [0.9, 0.88, 0.891]});
    expect(results.overSeeds(tablesOf({runs, seeds: accuracies}))).toContain("the difference is not significant");
  });
  it("tests nothing with one seed", () => {
    expect(results.overSeeds(tablesOf({seeds: accuracies}))).toContain("nothing is tested");
  });
  it("stands where all seeds differ by the same", () => {
    const runs = runsOf({ann: [0.875, 0.875], cnn: [0.9375, 0.9375]});
    expect(results.overSeeds(tablesOf({runs, seeds: accuracies}))).not.toMatch(spoiltWords);
  });
});

describe("robustnessVerdict and robustnessByKinds", () => {
  const runs = runsOf({ann: [0.9, 0.9, 0.9], cnn: [0.95, 0.95, 0.95]});
  const robustness = [1, 2, 3].flatMap((seed) => [
    ...robustnessRows(`ann-s${seed}`, "noise", [0.9, 0.88]),
    ...robustnessRows(`cnn-s${seed}`, "noise", [0.95, 0.7 + 0.001 * seed]),
    ...robustnessRows(`ann-s${seed}`, "blur", [0.9, 0.8]),
    ...robustnessRows(`cnn-s${seed}`, "blur", [0.9, 0.8 + [0.1, -0.1, 0.01][seed - 1]!])
  ]);

  it("follow the numbers kind by kind", () => {
    expect(analysis.robustnessVerdict(tablesOf({runs, robustness}))).toMatch(
      /two kinds.*higher under none.*lower under one.*loses more than the ANN under noise/
    );
    expect(analysis.robustnessByKinds(tablesOf({runs, robustness}))).toMatch(
      /three seeds: noise −17\.8, blur \+0\.\d \(not significant\)/
    );
  });
  it("test nothing with one seed", () => {
    const one = robustness.filter(({run}) => run.endsWith("s1"));
    expect(analysis.robustnessVerdict(tablesOf({runs, robustness: one}))).toBe("");
    expect(analysis.robustnessByKinds(tablesOf({runs, robustness: one}))).toMatch(
      /^With one seed of both nothing is tested/
    );
  });
});

describe("withoutDropout", () => {
  function change(variant: string, lower: number, upper: number, adjustedPValue: number): Row<"changes"> {
    const difference = (lower + upper) / 2;
    const method = "paired t over seeds";
    return {
      variant,
      base: "cnn",
      measure: "gap",
      seedCount: 3,
      difference,
      lower,
      upper,
      method,
      pValue: 0.01,
      adjustedPValue
    };
  }

  it.each([
    ["grows", change("cnn-no-dropout", 0.01, 0.03, 0.02), /CNN’s gap grows by 2\.0 points/],
    ["shrinks", change("cnn-no-dropout", -0.03, -0.01, 0.02), /CNN’s gap shrinks by 2\.0 points/],
    ["may be chance", change("cnn-no-dropout", 0.01, 0.03, 0.2), /CNN’s gap does not change significantly/]
  ])("says that the gap %s", (_, row, words) => {
    expect(analysis.withoutDropout(tablesOf({changes: [row]}))).toMatch(words);
  });
  it("says so where it is not recorded", () => {
    expect(analysis.withoutDropout(tablesOf())).toMatch(/without dropout .*not recorded yet/);
  });
});

describe("seedsDisagree", () => {
  const runs = runsOf({ann: [0.88, 0.88], cnn: [0.92, 0.92]});
  const pair = (run: string, other: string, onlyRunCount: number, onlyOtherCount: number): Row<"pairs"> => {
    return {run, other, onlyRunCount, onlyOtherCount, neitherCount: 500, log10PValue: -20};
  };

  it("tells seeds of a network from the two networks, whichever stands first", () => {
    const pairs = [
      pair("ann-s1", "ann-s2", 300, 300),
      pair("cnn-s1", "cnn-s2", 250, 250),
      pair("ann-s1", "cnn-s1", 200, 600),
      pair("cnn-s2", "ann-s2", 600, 200),
      pair("ann-s1", "cnn-fold-1-s1", 0, 9000)
    ];
    expect(plain(analysis.seedsDisagree(tablesOf({runs, pairs})))).toMatch(
      /on 6\.0% of the images, two CNNs on 5\.0%, an ANN and a CNN on 8\.0%\. In 2 of 2 pairs .* the CNN scores significantly higher/
    );
  });
});

describe("seedLimit and gaps", () => {
  it("count the seeds and give their spread", () => {
    expect(plain(analysis.seedLimit(tablesOf({seeds: accuracies})))).toMatch(
      /^Five seeds each are recorded.* standard deviation of 0\.20 points for the ANN and 0\.20 points for the CNN\./
    );
  });
  it("give the gap over seeds with its interval where there is one", () => {
    const seeds = [seedsRow("ann", "gap", [0.02, 0.025, 0.03]), seedsRow("cnn", "gap", [null, 0.05, null])];
    const words = analysis.gaps(tablesOf({seeds}));
    expect(numbersIn(words)).toEqual([2.5, 95, 2.0, 3.0, 5.0]);
    expect(words).toMatch(/ANN.*one seed.*CNN/);
  });
});

describe("macro", () => {
  it("gives averages with their bootstrap intervals", () => {
    const rows = (["precision", "recall", "f1"] as const).map((measure) => {
      return {model: "ann" as const, measure, value: 0.88, lower: 0.87, upper: 0.89};
    });
    expect(plain(results.macro(tablesOf({macroMetrics: rows})))).toMatch(/F1.*88\.0%.*87\.0–89\.0/);
  });
});
