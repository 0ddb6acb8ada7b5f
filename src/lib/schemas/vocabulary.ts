/** The only words that columns of names may hold. */

export const splits = ["train", "validation", "test"] as const;
export type Split = (typeof splits)[number];

export const models = ["ann", "cnn"] as const;
export type Model = (typeof models)[number];

export const verdicts = [
  "as described",
  "reproduced",
  "compatible",
  "partly",
  "inconclusive",
  "not reproduced",
  "contradicts itself",
  "not testable",
  "not measured yet"
] as const;
export type Verdict = (typeof verdicts)[number];

/** What a variant is trained for. */
export const variantGroups = [
  "source",
  "ablation",
  "proposal",
  "control",
  "best",
  "labels",
  "variance",
  "fold",
  "transfer",
  "trial"
] as const;
export type VariantGroup = (typeof variantGroups)[number];

/** Searches for settings on validation images: of each model's, and of the rate of each optimiser beside Adam. */
export const searchNames = ["ann", "cnn", "ann-momentum", "cnn-momentum", "ann-sgd", "cnn-sgd"] as const;
export type SearchName = (typeof searchNames)[number];

/** Measures of a run that are compared over seeds. */
export const seedMeasures = [
  "testAccuracy",
  "testLoss",
  "validationAccuracy",
  "validationLoss",
  "trainAccuracy",
  "gap"
] as const;
export type SeedMeasure = (typeof seedMeasures)[number];

/** How an interval of a difference comes about. */
export const changeMethods = ["paired t over seeds", "paired bootstrap over images"] as const;

/** Variants whose networks can be taken home: both models, and the most accurate that was trained once. */
export const portableVariants = ["ann", "cnn", "resnet-20"] as const;
export type PortableVariant = (typeof portableVariants)[number];

/** Formats in which they can be taken home, with the card that describes them. */
export const modelFormats = ["safetensors", "ONNX", "TensorFlow.js", "NumPy", "Markdown"] as const;
export type ModelFormat = (typeof modelFormats)[number];

/** What kind of statement a claim is. */
export const claimKinds = ["fact", "design", "result", "explanation", "proposal"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const corruptionKinds = ["noise", "blur", "shift", "rotation", "contrast", "occlusion"] as const;

/** What test images are cut into fifths by. */
export const sliceMeasures = ["ink", "darkness", "slenderness", "asymmetry", "distance"] as const;
export type SliceMeasure = (typeof sliceMeasures)[number];

/** Images that are none of the known garments, by how they are made. */
export const outsideKinds = ["negated", "upside-down", "quarter-turn", "side-by-side", "scribble", "noise"] as const;
export type OutsideKind = (typeof outsideKinds)[number];

/** Methods without a network that the networks are held against. */
export const simpleMethods = ["nearest neighbour", "HOG and linear SVM"] as const;
