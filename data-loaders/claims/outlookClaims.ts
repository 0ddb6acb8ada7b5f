import type {Claim, Judgement} from "./judgement.js";

/** What the source expects of changes it did not try: §6 and §7. */
export const outlookClaims: readonly Claim[] = [
  expectation(
    "C26",
    "6",
    "The CNN is the more robust and general of the two.",
    "more robust",
    "./analysis#robustness",
    "both models under noise, blur, shifts and other corruptions"
  ),
  expectation(
    "C28",
    "7.1",
    "Augmentation by rotations, flips and scaling would improve the result.",
    "better",
    "./improvements#augmentation",
    "runs with augmentation"
  ),
  expectation(
    "C29",
    "7.1",
    "Batch normalisation would steady and speed up convergence.",
    "steadier, faster",
    "./improvements#batch-normalisation",
    "runs with batch normalisation"
  ),
  expectation(
    "C30",
    "7.1",
    "A learning-rate schedule would make training more efficient.",
    "more efficient",
    "./improvements#schedule",
    "runs with a schedule"
  ),
  expectation(
    "C31",
    "7.2",
    "Deeper CNNs such as ResNet and VGG would learn more.",
    "better",
    "./improvements#deeper",
    "runs of deeper networks"
  ),
  expectation(
    "C32",
    "7.2",
    "Transfer learning would raise accuracy or cut cost.",
    "better or cheaper",
    "./improvements#transfer",
    "runs that carry features over to other classes"
  ),
  expectation(
    "C33",
    "7.2",
    "Hyperparameter tuning would raise accuracy or cut cost.",
    "better or cheaper",
    "./improvements#tuning",
    "a search over hyperparameters"
  ),
  {
    id: "C34",
    section: "7.2",
    statement: "The model would be useful in a practical application that classifies images.",
    stated: "useful",
    page: "./improvements#application",
    judge: (): Judgement => ({
      measured: "—",
      verdict: "not testable",
      note: "No application or its images are at hand. Nocentini and others report 94 % on this data set and 60 % on product photographs for one model, which speaks for caution."
    })
  }
];

function expectation(
  id: string,
  section: string,
  statement: string,
  stated: string,
  page: string,
  needs: string
): Claim {
  const judge = (): Judgement => ({
    measured: "—",
    verdict: "not measured yet",
    note: `Needs ${needs}, which this build does not hold.`
  });
  return {id, section, statement, stated, page, judge};
}
