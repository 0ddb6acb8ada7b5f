import type {TableSchema} from "./column.js";
import {claimKinds, verdicts} from "./vocabulary.js";

/** Tables of the report as a whole. */
export const reportSchemas = {
  claims: {
    row: "a claim of the original report",
    columns: {
      id: {type: "utf8", meaning: "claim, C01 to C46"},
      section: {type: "utf8", meaning: "the original report's section; S is its summary"},
      statement: {type: "utf8", meaning: "what the original report states, in our words"},
      stated: {type: "utf8", meaning: "the value stated, where it is one"},
      measured: {type: "utf8", meaning: "what this build measured"},
      value: {type: "float32", meaning: "the measurement as a number, where it is one", nullable: true},
      lower: {type: "float32", meaning: "lower bound of its 95% interval", nullable: true},
      upper: {type: "float32", meaning: "upper bound of its 95% interval", nullable: true},
      pValue: {
        type: "float32",
        meaning:
          "p over seeds of a claim that is tested, the largest of its parts', corrected by Holm for all such claims",
        nullable: true
      },
      seedCount: {type: "uint16", meaning: "seeds behind it, the fewest of its parts'", nullable: true},
      verdict: {type: "utf8", meaning: "outcome of the audit", oneOf: verdicts},
      note: {type: "utf8", meaning: "why the verdict is what it is, and the method"},
      kind: {type: "utf8", meaning: "kind of statement", oneOf: claimKinds},
      rule: {type: "utf8", meaning: "when it holds, by the dated rules"},
      knownWhenMade: {type: "utf8", meaning: "which results were known when the rule was made"},
      dependsOn: {type: "utf8", meaning: "claims that it stands or falls with, apart by blanks"},
      page: {type: "utf8", meaning: "address of the figure or section that shows it"}
    }
  },
  provenance: {
    row: "a fact about the build that made these tables",
    columns: {
      fact: {type: "utf8", meaning: "what it is"},
      value: {type: "utf8", meaning: "its value"}
    }
  }
} as const satisfies Record<string, TableSchema>;
