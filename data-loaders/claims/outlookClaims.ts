import type {Claim} from "./judgement.js";
import {proposalClaims} from "./proposalClaims.js";
import {robustnessClaim} from "./robustnessClaim.js";

/** What the source says of images and changes that it did not try: §6 and §7. */
export const outlookClaims: readonly Claim[] = [
  robustnessClaim,
  ...proposalClaims,
  {
    id: "C34",
    section: "7.2",
    statement: "The model would be useful in a practical application that classifies images.",
    stated: "useful",
    page: "./improvements#a-practical-application",
    judge: () => ({
      measured: "—",
      verdict: "not testable",
      note: "No application or its images are at hand. Nocentini and others report 94 % on this data set and 60 % on product photographs for one model, which speaks for caution."
    })
  }
];
