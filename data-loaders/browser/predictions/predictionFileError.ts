/** Why a file cannot be judged, and what its owner can do. Both are sentences that are shown as they stand. */
export class PredictionFileError extends Error {
  override readonly name = "PredictionFileError";
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/** What writes predictions in a form that is read here, whatever made them. */
export const saveInstead =
  'Save an array in place of it: np.save("mine.npy", logits), after logits = logits.cpu().numpy() in PyTorch.';
