/** What `npm test` runs, in its order. */
export const steps = ["types", "lint", "units", "build", "browser"] as const;
export type Step = (typeof steps)[number];

export type Area =
  | "dataset"
  | "random"
  | "store"
  | "engine"
  | "training"
  | "evaluation"
  | "label errors"
  | "out of distribution"
  | "robustness"
  | "inspection"
  | "runs"
  | "recorded"
  | "tables"
  | "claims"
  | "browser networks"
  | "picture"
  | "statistics"
  | "statements"
  | "figures"
  | "components"
  | "explorer"
  | "try"
  | "pages"
  | "site build"
  | "checks"
  | "server"
  | "commands";

/** A mistake that somebody could make: a text of one file, and what stands there instead. */
export interface Fault {
  /** What is wrong then, as a fact. */
  readonly name: string;
  readonly area: Area;
  /** Path from the project's folder. */
  readonly file: string;
  /** Occurs in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The step that is to find it. */
  readonly step: Step;
  /** Files or folders of tests of which one is to find it; those that an earlier tree does not have are left out. */
  readonly tests: readonly string[];
}
