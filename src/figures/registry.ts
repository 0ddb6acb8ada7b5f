import type {Figure} from "./figure.js";

/** Every figure by its name in the pages, each in a module of its own that a page loads when it needs it. */
export const figures: Readonly<Record<string, () => Promise<Figure>>> = {
  answer: async () => (await import("./answer.js")).answer,
  "only-cnn-right": async () => (await import("./onlyCnnRight.js")).onlyCnnRight,
  samples: async () => (await import("./samples.js")).samples,
  "class-balance": async () => (await import("./classBalance.js")).classBalance,
  "class-images": async () => (await import("./classImages.js")).classImages,
  intensities: async () => (await import("./intensities.js")).intensities,
  integrity: async () => (await import("./integrity.js")).integrity,
  "learning-curves": async () => (await import("./learningCurves.js")).learningCurves,
  "generalisation-gap": async () => (await import("./generalisationGap.js")).generalisationGap,
  scores: async () => (await import("./scores.js")).scores,
  "class-metrics": async () => (await import("./classMetrics.js")).classMetrics,
  reliability: async () => (await import("./reliability.js")).reliability,
  confusion: async () => (await import("./confusion.js")).confusion,
  "confused-pairs": async () => (await import("./confusedPairs.js")).confusedPairs,
  "surest-errors": async () => (await import("./surestErrors.js")).surestErrors,
  "cost-benefit": async () => (await import("./costBenefit.js")).costBenefit,
  outcomes: async () => (await import("./outcomes.js")).outcomes,
  "error-groups": async () => (await import("./errorGroups.js")).errorGroups,
  "claims-audit": async () => (await import("./claimsAudit.js")).claimsAudit,
  recorded: async () => (await import("./recorded.js")).recorded,
  provenance: async () => (await import("./provenance.js")).provenance,
  "network-ann": async () => (await import("./networkAnn.js")).networkAnn,
  "network-cnn": async () => (await import("./networkCnn.js")).networkCnn,
  "flatten-contradiction": async () => (await import("./flattenContradiction.js")).flattenContradiction,
  "first-layer": async () => (await import("./firstLayer.js")).firstLayer
};
