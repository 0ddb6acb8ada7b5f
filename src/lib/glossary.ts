/** The field's terms as the pages use them, each in a sentence, in the order of the list on the first page. */
export const glossary = {
  ANN: "Artificial neural network: here three fully connected layers, each unit joined to every value before it. Also called a multilayer perceptron.",
  CNN: "Convolutional neural network: small windows slide over the image with the same weights everywhere.",
  baseline: "The network as the original report describes it, which a changed one is compared with.",
  seed: "The number from which all random draws of a training run follow: split, initial weights, order of images, dropout.",
  epoch: "One pass over all training images.",
  "validation set": "12,000 images held out of the training file: they guide choices and are never trained on.",
  "test set": "10,000 images that no network is trained on and by which nothing is chosen in training.",
  "cross-entropy":
    "The loss that training minimises: the negative logarithm of the probability given to the true class, in nats.",
  overfitting: "A network does better on the images it was trained on than on others.",
  "confidence interval":
    "A range from a method whose ranges contain the true value 95 times in 100. Intervals over images allow for other test images, those over seeds for other training runs.",
  "p value":
    "How often a difference at least this large would arise by chance if there were none. Holm’s correction raises it where many are tested.",
  "confusion matrix": "A table of true against predicted classes; errors lie off the diagonal.",
  precision: "Of the images that are called a class, the share that are of it.",
  recall: "Of the images of a class, the share that are called so.",
  confidence: "The probability that a network gives to the class it predicts.",
  calibration:
    "How well confidence agrees with accuracy: of the answers given with 80% confidence, 80% should be correct."
} as const satisfies Readonly<Record<string, string>>;

/** A term as part of an address: "validation-set". */
export function termSlug(term: string): string {
  return term.toLowerCase().replaceAll(" ", "-");
}
