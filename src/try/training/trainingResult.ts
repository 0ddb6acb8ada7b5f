import {tags} from "../../components/tags.js";
import {modelName} from "../../components/theme.js";
import {count, percent, seconds} from "../../lib/format.js";
import type {TrainedHere} from "../../lib/modelWorker.js";
import type {Row} from "../../lib/schemas/tableSchemas.js";
import {sha256} from "../../page/sha256.js";

const {code, dd, div, dl, dt, p} = tags;

/** How a training in the browser ended, in a sentence. */
export function resultInWords(
  {measures, seconds: taken}: TrainedHere,
  {model, trainCount, epochCount}: Row<"browser-runs">
): string {
  const last = measures.findLast(({split}) => split === "validation")!;
  return `Trained the ${modelName[model]} on ${count(trainCount)} images for ${epochCount} epochs in ${seconds(taken)}: ${percent(last.accuracy)} of the validation images right.`;
}

/** The weights' hash beside the one that Node gave, and what it means. */
export async function hashComparison(
  {weights}: TrainedHere,
  {weightsSha256, validationAccuracy}: Row<"browser-runs">
): Promise<HTMLElement> {
  const found = await sha256(weights as Uint8Array<ArrayBuffer>, weightsSha256);
  const isEqual = found === weightsSha256;
  const meaning = isEqual
    ? `Equal: your browser and the build made the same weights, bit for bit, and with them ${percent(validationAccuracy)} in both places.`
    : "Different: this browser rounds otherwise than the build did. Please tell the authors which browser and processor this is.";
  return div(
    {class: isEqual ? "hashes" : "hashes different"},
    dl(
      {},
      dt({}, "SHA-256 of the weights, made here"),
      dd({}, code({}, found)),
      dt({}, "SHA-256 of the weights, made by Node when this page was built"),
      dd({}, code({}, weightsSha256))
    ),
    p({}, meaning)
  );
}
