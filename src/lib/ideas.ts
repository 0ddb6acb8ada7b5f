import type {Model} from "./schemas/vocabulary.js";

/** Something that is changed in the original report's models and trained, or shall be. */
export interface Idea {
  /** Short, for addresses. */
  readonly name: string;
  /** For a choice and beside a line. */
  readonly label: string;
  /** What is changed, as column `change` of table `variants` says it. */
  readonly change: string;
  /** Its variants in that table, by the model that they are held against. */
  readonly variants: Partial<Readonly<Record<Model, string>>>;
}

/** All that the report sets out to try, recorded already or not. */
export const ideas: readonly Idea[] = [
  ofBoth("augmented", "Augmentation", "augmentation"),
  ofBoth("rotated", "Rotations, flips, scaling", "rotations, flips and scaling"),
  ofBoth("normalised", "Batch normalisation", "batch normalisation"),
  ofBoth("scheduled", "Schedule", "learning-rate schedule"),
  ofCnn("cnn-plain-30", "30 epochs", "30 epochs"),
  ofCnn("cnn-all-three", "All three", "all three, 30 epochs"),
  ofCnn("vgg", "VGG", "small VGG with all three, 20 epochs"),
  ofCnn("resnet", "ResNet", "small ResNet with all three, 20 epochs"),
  ofBoth("tuned", "Tuned", "tuned on validation"),
  ofBoth("no-dropout", "No dropout", "no dropout"),
  ofBoth("unstandardised", "Not standardised", "pixels scaled to 0 to 1 only"),
  ofBoth("sgd", "Plain SGD", "plain SGD, learning rate 0.1, instead of Adam"),
  ofBoth("momentum", "SGD with momentum", "SGD with momentum 0.9, learning rate 0.01, instead of Adam"),
  ofCnn("cnn-one-pool", "One pooling", "one pooling, 64 × 14 × 14 values flattened")
];

function ofBoth(name: string, label: string, change: string): Idea {
  return {name, label, change, variants: {ann: `ann-${name}`, cnn: `cnn-${name}`}};
}

function ofCnn(variant: string, label: string, change: string): Idea {
  return {name: variant.replace("cnn-", ""), label, change, variants: {cnn: variant}};
}
