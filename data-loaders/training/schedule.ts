/** How the step size goes over a run: up in even steps to its largest, then down in even steps towards nothing. */
export interface Schedule {
  readonly kind: "linear";
  /** Epochs of the way up; 0 starts at the largest. */
  readonly warmUpEpochCount: number;
}

/** Where in a run a step stands. */
export interface ScheduledStep {
  /** Steps taken before it. */
  readonly stepCount: number;
  readonly stepsPerEpoch: number;
  readonly epochCount: number;
}

/**
 * Step size of a step. A line in place of the usual cosine: it does as well (Defazio et al. 2023), and its arithmetic is
 * the same on every machine.
 * @param schedule constant where absent
 */
export function learningRateAt(
  largest: number,
  schedule: Schedule | undefined,
  {stepCount, stepsPerEpoch, epochCount}: ScheduledStep
): number {
  if (schedule === undefined) return largest;
  const warmUp = schedule.warmUpEpochCount * stepsPerEpoch;
  if (stepCount < warmUp) return (largest * (stepCount + 1)) / warmUp;
  const all = epochCount * stepsPerEpoch;
  return (largest * (all - stepCount)) / (all - warmUp);
}
