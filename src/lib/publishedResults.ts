/** A test accuracy on Fashion-MNIST that others have published. */
export interface PublishedResult {
  /** What was tested, short enough for a label. */
  readonly name: string;
  /** Test accuracy, %. */
  readonly accuracy: number;
  /** Trained parameters; null where the source does not give their number. */
  readonly parameterCount: number | null;
  /** Where the number stands. */
  readonly source: string;
  /** Read by us in the source named, or taken from another text that reports it. */
  readonly reading: "first-hand" | "second-hand";
}

/**
 * Crowd workers without expertise, by majority of three, on 1,000 test images drawn at random. A third party submitted it
 * to the data set's README, whose authors write that they have not tested the results there.
 */
export const people: PublishedResult = {
  name: "People, majority of three",
  accuracy: 83.5,
  parameterCount: null,
  source: "Zalando’s README, PR #71",
  reading: "first-hand"
};

/** Images on which the people were asked. */
export const peopleImageCount = 1000;

/**
 * What networks are published to reach, from the lowest accuracy up: all multilayer perceptrons and networks of two
 * convolutions in the data set's README as of 2026-11, and others that papers and repositories give.
 */
export const publishedResults: readonly PublishedResult[] = [
  published("Linear classifier", 85.17, null, "Bbouzidi et al. 2024, a review", "second-hand"),
  published("2 conv, Keras", 87.6, null, "Zalando’s README"),
  published("MLP 256-128-100", 88.33, null, "heitorrapela/fashion-mnist-mlp"),
  published("CNN-C1", 88.95, null, "Xhaferra et al. 2022", "second-hand"),
  published("MLP 256-128-64", 90.0, null, "Zalando’s README"),
  published("2 conv, ELU", 90.3, null, "Zalando’s README"),
  published("2 conv, > 300 epochs", 91.6, null, "Zalando’s README"),
  published("2 conv + dense 128", 91.7, null, "kchatr/FashionMNIST-CNN"),
  published("2 conv, augmented", 91.9, null, "Zalando’s README"),
  published("2 conv, 113 K", 92.2, 113_000, "Zalando’s README, #74"),
  published("2 conv, < 100 K", 92.5, null, "Zalando’s README"),
  published("2 conv + BN", 92.53, null, "dayoungovich/CNN-MNIST-Fashion"),
  published("CNN-C2", 93.11, null, "Xhaferra et al. 2022", "second-hand"),
  published("2 conv + 3 dense", 93.2, 1_800_000, "Zalando’s README"),
  published("2 conv + BN, augmented", 93.43, 493_772, "cmasch/zalando-fashion-mnist"),
  published("MCNN15", 94.04, null, "Nocentini et al. 2022, abstract"),
  published("CoolNameNet", 94.7, 295_968, "zalandoresearch/fashion-mnist, issue 93"),
  published("ResNet18", 94.9, null, "Zalando’s README"),
  published("MobileNet", 95.0, null, "Zalando’s README"),
  published("DenseNet-BC", 95.4, 768_000, "Zalando’s README"),
  published("WRN-40-4", 96.7, 8_900_000, "Zalando’s README"),
  published("Fine-tuned DARTS", 96.91, null, "arXiv 2006.09042")
];

function published(
  name: string,
  accuracy: number,
  parameterCount: number | null,
  source: string,
  reading: PublishedResult["reading"] = "first-hand"
): PublishedResult {
  return {name, accuracy, parameterCount, source, reading};
}
