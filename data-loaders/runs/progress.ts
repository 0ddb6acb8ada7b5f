import type {EpochResult, Position} from "../training/checkpoint.js";
import type {Protocol} from "../training/protocol.js";
import type {TrainingMessage} from "../training/trainer.js";

const barLength = 24;
const secondsBetweenLines = 20;

/** Where progress goes: standard error, or a list in a test. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows a run's progress: one line that redraws itself on a terminal; elsewhere a plain line for each epoch
 * and every 20 seconds between.
 * @param stream never standard output, which is for data
 */
export function progress(
  runName: string,
  {epochCount}: Protocol,
  stream: ProgressStream = process.stderr,
  now: () => number = () => performance.now()
): (message: TrainingMessage) => void {
  let lastLine = now();
  let first: {readonly done: number; readonly time: number} | undefined;
  const show = (text: string): void => void stream.write(stream.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
  return (message) => {
    if (message.kind === "epoch") {
      show(epochLine(runName, epochCount, message.results));
      if (stream.isTTY) stream.write("\n");
      lastLine = now();
    } else if (message.kind === "evaluating") {
      if (stream.isTTY) show(`${runName}  measuring the ${message.split} split`);
    } else if (message.kind === "step") {
      const done = message.position.epoch + share(message.position, message.exampleCount);
      first ??= {done, time: now()};
      if (!stream.isTTY && now() - lastLine < secondsBetweenLines * 1000) return;
      const perSecond = (done - first.done) / ((now() - first.time) / 1000);
      show(stepLine(runName, epochCount, message.position, message.exampleCount, perSecond));
      lastLine = now();
    }
  };
}

/** Share of the epoch that is done, in [0, 1], from the step's size. */
function share({seenCount}: Position, exampleCount: number): number {
  return seenCount / exampleCount;
}

function stepLine(
  runName: string,
  epochCount: number,
  position: Position,
  exampleCount: number,
  epochsPerSecond: number
): string {
  const {epoch, lossSum, correctCount, seenCount} = position;
  const done = share(position, exampleCount);
  const filled = Math.round(done * barLength);
  const bar = "━".repeat(filled) + "─".repeat(barLength - filled);
  const parts = [runName, `epoch ${epoch + 1}/${epochCount}`, bar, `loss ${(lossSum / seenCount).toFixed(3)}`];
  parts.push(`accuracy ${percent(correctCount / seenCount)}`);
  if (Number.isFinite(epochsPerSecond) && epochsPerSecond > 0) {
    parts.push(`${Math.round(epochsPerSecond * exampleCount)} images/s`);
    parts.push(`${duration((epochCount - epoch - done) / epochsPerSecond)} left`);
  }
  return parts.join("  ");
}

function epochLine(runName: string, epochCount: number, results: readonly EpochResult[]): string {
  const parts = results.map(
    ({split, loss, accuracy}) => `${split} loss ${loss.toFixed(3)} accuracy ${percent(accuracy)}`
  );
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  return [runName, `epoch ${results[0]!.epoch}/${epochCount}`, ...parts, duration(seconds)].join("  ");
}

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}

/** A length of time for people: "4 min 05 s". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes === 0 ? `${whole} s` : `${minutes} min ${String(whole % 60).padStart(2, "0")} s`;
}
