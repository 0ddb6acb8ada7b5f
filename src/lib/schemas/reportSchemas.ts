import type {TableSchema} from "./column.js";
import {verdicts} from "./vocabulary.js";

/** Tables of the report as a whole. */
export const reportSchemas = {
  claims: {
    row: "a claim of the source",
    columns: {
      id: {type: "utf8", meaning: "claim, C01 to C35"},
      section: {type: "utf8", meaning: "the source's section; S is its summary"},
      statement: {type: "utf8", meaning: "what the source states, in our words"},
      stated: {type: "utf8", meaning: "the value stated, where it is one"},
      measured: {type: "utf8", meaning: "what this build measured"},
      value: {type: "float32", meaning: "the measurement as a number, where it is one", nullable: true},
      lower: {type: "float32", meaning: "lower bound of its 95 % interval", nullable: true},
      upper: {type: "float32", meaning: "upper bound of its 95 % interval", nullable: true},
      interval: {
        type: "utf8",
        meaning: "the 95 % interval, or those of its parts, in words; empty where there is none"
      },
      verdict: {type: "utf8", meaning: "outcome of the audit", oneOf: verdicts},
      note: {type: "utf8", meaning: "why the verdict is what it is, and the method"},
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
