import type {Statement} from "./claim.js";

type Place = readonly [id: string, section: string, statement: string, stated: string, page: string];

/** What the original report claims, in our words: id, section (S is its summary), claim, its figure, where we show it. */
const places: readonly Place[] = [
  [
    "C01",
    "S, 2.1",
    "The data set has 70,000 grayscale images of 28 × 28 pixels in 10 classes.",
    "70,000 images, 28 × 28, 10 classes",
    "./dataset.html#2-1-the-data-set"
  ],
  [
    "C02",
    "S, 2.2",
    "The training file is split 80/20 into training and validation; the test file stands apart.",
    "80/20",
    "./dataset.html#2-2-loading-and-splitting"
  ],
  [
    "C03",
    "2.3",
    "Scaling pixels to 0–1 and standardising them sped up convergence and steadied the gradients.",
    "faster, steadier",
    "./dataset.html#2-3-normalisation"
  ],
  ["C04", "2.1, 2.4", "The classes are equally represented.", "equal", "./dataset.html#2-2-loading-and-splitting"],
  [
    "C05",
    "2.4",
    "Every image has the same size and is grayscale; none is missing or corrupt.",
    "no faults",
    "./dataset.html#2-4-visuals-and-exploration"
  ],
  [
    "C06",
    "S, 3.1",
    "The ANN goes 784 → 256 → 128 → 10 with ReLU, dropout 0.2 and softmax.",
    "784 → 256 → 128 → 10",
    "./topology.html#3-1-the-ann"
  ],
  [
    "C07",
    "S, 3.2",
    "The CNN has two 3 × 3 convolutions of 32 and 64 filters with ReLU, two 2 × 2 max-poolings, a dense layer of 128 with dropout 0.25, and 10 outputs.",
    "32 and 64 filters, 2 poolings, dense 128",
    "./topology.html#3-2-the-cnn"
  ],
  [
    "C08",
    "S vs 3.2",
    "The flattened size is 64 × 14 × 14, after two poolings.",
    "64 × 14 × 14",
    "./topology.html#one-network-two-descriptions"
  ],
  [
    "C09",
    "4.1, 4.2",
    "Adam with a learning rate of 0.001 on the cross-entropy converged stably.",
    "stable",
    "./training.html#figure-learning-curves"
  ],
  [
    "C10",
    "4.3",
    "Ten epochs of batches of 64 lead to neither under- nor overfitting.",
    "neither",
    "./training.html#figure-learning-curves"
  ],
  [
    "C11",
    "4.4",
    "The models were trained on an accelerator (“APU”).",
    "an accelerator",
    "./training.html#4-4-environment"
  ],
  [
    "C12",
    "S",
    "The ANN reaches a mean of about 86% validation and 85% test accuracy.",
    "86% validation, 85% test",
    "./results.html#5-1-accuracy-and-loss"
  ],
  [
    "C13",
    "S",
    "The CNN reaches 91% validation and 90% test accuracy.",
    "91% validation, 90% test",
    "./results.html#5-1-accuracy-and-loss"
  ],
  [
    "C14",
    "5.1",
    "The ANN ends at 89.6% training and 88.4% validation accuracy.",
    "89.6% train, 88.4% validation",
    "./training.html#figure-learning-curves"
  ],
  [
    "C15",
    "5.1",
    "The CNN ends at 98.4% training and 92.6% validation accuracy.",
    "98.4% train, 92.6% validation",
    "./training.html#figure-learning-curves"
  ],
  [
    "C16",
    "5.1",
    "The loss curves converge, with little overfitting.",
    "little overfitting",
    "./training.html#figure-learning-curves"
  ],
  [
    "C17",
    "5.1",
    "The CNN’s validation loss is low, so it generalises better.",
    "lower than the ANN’s",
    "./training.html#figure-learning-curves"
  ],
  [
    "C18",
    "S",
    "The ANN trains much faster with fewer parameters; the CNN takes longer, and trains more stably and to a better accuracy.",
    "ANN faster, CNN steadier and better",
    "./results.html#figure-cost-benefit"
  ],
  ["C19", "S, 5.2", "Both models recognise trousers and sneakers well.", "well", "./results.html#figure-class-scores"],
  [
    "C20",
    "S, 5.2",
    "Both models, especially the ANN, confuse shirts and T-shirts; the CNN is better class by class.",
    "shirt and T-shirt; CNN better",
    "./results.html#figure-confused-pairs"
  ],
  [
    "C21",
    "5.3",
    "Of 1,000 test images each, the CNN gets 982 sandals, 975 sneakers and 980 bags right.",
    "982, 975, 980",
    "./results.html#figure-confusion-matrices"
  ],
  [
    "C22",
    "5.4",
    "Most errors lie between classes that look alike, and the CNN makes fewer of them than the ANN.",
    "most; fewer",
    "./results.html#figure-confusion-matrices"
  ],
  [
    "C23",
    "6",
    "The CNN is far ahead in every critical measure.",
    "far ahead, every",
    "./results.html#figure-class-scores"
  ],
  ["C24", "6", "The ANN needs fewer computational resources.", "fewer", "./results.html#figure-cost-benefit"],
  [
    "C25",
    "S, 6",
    "Dropout reduces overfitting in both models, which shows in the later epochs.",
    "less overfitting",
    "./improvements.html#figure-ladder"
  ],
  [
    "C26",
    "6",
    "The CNN is the more robust and general of the two.",
    "more robust",
    "./analysis.html#figure-robustness-curves"
  ],
  [
    "C27",
    "S",
    "Adam was chosen because its adaptive learning rate converges fast.",
    "faster",
    "./improvements.html#figure-optimisers"
  ],
  [
    "C28",
    "7.1",
    "Augmentation (rotations, flips, scaling) would improve the result.",
    "better",
    "./improvements.html#figure-ladder"
  ],
  [
    "C29",
    "7.1",
    "Batch normalisation would steady and speed up convergence.",
    "steadier, faster",
    "./improvements.html#figure-ladder"
  ],
  [
    "C30",
    "7.1",
    "A learning-rate schedule would make training more efficient.",
    "more efficient",
    "./improvements.html#figure-ladder"
  ],
  ["C31", "7.2", "Deeper CNNs such as ResNet and VGG would learn more.", "better", "./improvements.html#figure-ladder"],
  [
    "C32",
    "7.2",
    "Transfer learning might raise accuracy or cut cost.",
    "better or cheaper",
    "./improvements.html#figure-transfer"
  ],
  [
    "C33",
    "7.2",
    "Tuning of hyperparameters might raise accuracy or cut cost.",
    "better or cheaper",
    "./improvements.html#figure-tuning"
  ],
  [
    "C34",
    "7.2",
    "The model would be useful in a practical application that classifies images.",
    "useful",
    "./improvements.html#a-practical-application"
  ],
  [
    "C35",
    "S",
    "The validation split allowed early evaluation and optimisation of parameters.",
    "useful",
    "./results.html#5-1-accuracy-and-loss"
  ],
  [
    "C36",
    "S, 3.1, 5.2, 5.4",
    "The CNN is better because it learns spatial features and their hierarchy, which the ANN cannot.",
    "because of spatial features",
    "./analysis.html#why-is-the-cnn-better"
  ],
  [
    "C37",
    "S",
    "Fully connected networks are not rich enough for the finer features of images.",
    "not rich enough",
    "./analysis.html#why-is-the-cnn-better"
  ],
  [
    "C38",
    "S",
    "Convolutional networks are also the more consistent.",
    "more consistent",
    "./results.html#5-1-accuracy-and-loss"
  ],
  ["C39", "2.3", "Standardising minimised internal covariate shift.", "minimised", "./dataset.html#2-3-normalisation"],
  [
    "C40",
    "4.2",
    "Initialisation of the weights and ReLU helped training run smoothly.",
    "helped",
    "./training.html#figure-learning-curves"
  ],
  [
    "C41",
    "4.3",
    "Batches of 64 and ten epochs are a trade-off between stability of learning and computation.",
    "a trade-off",
    "./training.html#figure-learning-curves"
  ],
  [
    "C42",
    "3.2",
    "The CNN’s design recognises complex textures and shapes better.",
    "better",
    "./topology.html#3-2-the-cnn"
  ],
  [
    "C43",
    "4.3 vs 5.1, 6",
    "There is no overfitting; there is a little; it is minor.",
    "none; small; minor",
    "./training.html#figure-learning-curves"
  ],
  ["C44", "6", "Dropout and regularisation helped.", "regularisation", "./improvements.html#figure-ladder"],
  [
    "C45",
    "3.1, 3.2 vs 4.1",
    "A softmax is the last layer, and the loss is PyTorch’s cross-entropy, which takes one itself.",
    "softmax, cross-entropy",
    "./topology.html#3-1-the-ann"
  ],
  [
    "C46",
    "2.3",
    "Mean and standard deviation are those of all image tensors.",
    "of all",
    "./dataset.html#2-3-normalisation"
  ]
];

/** C01 to C46. */
export const statements: readonly Statement[] = places.map(([id, section, statement, stated, page]) => {
  return {id, section, statement, stated, page};
});
