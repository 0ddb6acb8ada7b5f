import {percent, seconds} from "../lib/format.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {modelName} from "../components/theme.js";
import {sharesMemory, workerCount} from "./retraining.js";

/** A run that was trained again to its end. */
export interface Reproduced {
  readonly expected: Row<"runs">;
  readonly weightsSha256: string;
  readonly testAccuracy: number;
  /** Time of training, over all parts of it. */
  readonly seconds: number;
}

/** Whether both the weights and the accuracy are the report's. */
export function isReproduced({expected, weightsSha256, testAccuracy}: Reproduced): boolean {
  return weightsSha256 === expected.weightsSha256 && Math.fround(testAccuracy) === Math.fround(expected.testAccuracy);
}

/** How it ended, as a sentence. */
export function resultInWords({expected, testAccuracy, seconds: taken}: Reproduced): string {
  const where = `${modelName[expected.model]}, seed ${expected.seed}`;
  return `${where}: trained here in ${seconds(taken)}. It classifies ${percent(testAccuracy, 2)} of the test images correctly; the report says ${percent(expected.testAccuracy, 2)}.`;
}

/** A reproduction as text, to be kept or sent. */
export async function recordText(reproduced: Reproduced): Promise<string> {
  const {expected, weightsSha256, testAccuracy, seconds: taken} = reproduced;
  const lines = {
    run: `${expected.run}, ${expected.trainCount} images, ${expected.epochCount} epochs`,
    result: isReproduced(reproduced) ? "reproduced, bit for bit" : "DIFFERENT",
    "weights sha256": weightsSha256,
    "report sha256": expected.weightsSha256,
    "test accuracy": `${percent(testAccuracy, 2)} (report: ${percent(expected.testAccuracy, 2)})`,
    seconds: taken.toFixed(1),
    workers: `${workerCount()}, ${sharesMemory() ? "in shared memory" : "gradients posted"}`,
    browser: navigator.userAgent,
    processor: await processorInWords(),
    report: location.origin + location.pathname,
    date: new Date().toISOString()
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

interface AgentData {
  getHighEntropyValues(names: readonly string[]): Promise<{readonly architecture?: string; readonly bitness?: string}>;
}

/** As far as the browser tells. */
async function processorInWords(): Promise<string> {
  const cores = `${navigator.hardwareConcurrency || "an unknown number of"} cores`;
  const {userAgentData} = navigator as {readonly userAgentData?: AgentData};
  const told = await userAgentData?.getHighEntropyValues(["architecture", "bitness"]).catch(() => undefined);
  const kind = told?.architecture ? `${told.architecture}, ${told.bitness ?? "?"} bit, ` : "";
  return kind + cores;
}
