import {elements} from "../../components/elements.js";
import {modelColour, modelName} from "../../components/theme.js";
import {count, fixed, percent, seconds} from "../../lib/format.js";
import type {TrainedHere, TrainingProgress} from "../../lib/modelWorker.js";
import {models, type Model} from "../../lib/schemas/vocabulary.js";
import type {Row} from "../../lib/schemas/tableSchemas.js";
import {dataAlert} from "../../live/dataAlert.js";
import {loadTable} from "../../live/loadTable.js";
import {sha256} from "../../live/sha256.js";
import {modelWorker, StoppedError, type ModelWorker} from "../../modelView/modelWorker.js";
import {requireWebAssembly} from "../../modelView/runningModels.js";
import {trainingFiles, workerHref} from "../../modelView/workerFiles.js";
import {filtersForming} from "./filtersForming.js";
import {liveCurve} from "./liveCurve.js";

/** Both networks to be trained in the reader's browser, by the loaders' own engine. */
export function trainingView(document: Document): HTMLElement {
  const {div, button} = elements(document);
  const place = div({class: "training-place", "aria-live": "off"});
  const choices = models.map((model) => {
    const choice = button({type: "button", class: "main-button"}, `Train the ${modelName[model]}`);
    choice.addEventListener("click", () => void trainIn(place, model, choices, document));
    return choice;
  });
  return div({class: "training"}, div({class: "source-fields"}, choices), place);
}

async function trainIn(
  place: HTMLElement,
  model: Model,
  choices: readonly HTMLElement[],
  document: Document
): Promise<void> {
  const {p, button} = elements(document);
  const status = p({class: "training-status", role: "status"}, "Fetching 6,000 images and the engine.");
  const stop = button({type: "button"}, "Stop");
  let worker: ModelWorker | undefined;
  let isStopped = false;
  stop.addEventListener("click", () => {
    isStopped = true;
    worker?.stop();
  });
  setDisabled(choices, true);
  place.replaceChildren(status, stop);
  stop.focus();
  try {
    requireWebAssembly();
    const [files, rows] = await Promise.all([trainingFiles(), loadTable("browser-runs")]);
    if (isStopped) throw new StoppedError("stopped");
    worker = modelWorker(workerHref);
    const expected = rows.find((row) => row.model === model)!;
    const drawing = progressDrawing(expected, status, document);
    place.append(...drawing.elements);
    const done = await worker.ask("train", {files, model}, drawing.update);
    await showResult(place, status, done, expected, document);
  } catch (error) {
    if (error instanceof StoppedError) status.textContent = "Stopped. Nothing is kept of it.";
    else place.append(dataAlert(error, "Training could not go on.", document));
  } finally {
    worker?.stop();
    stop.remove();
    setDisabled(choices, false);
    choices[models.indexOf(model)]!.focus({preventScroll: true});
  }
}

function setDisabled(buttons: readonly HTMLElement[], isDisabled: boolean): void {
  for (const one of buttons) (one as HTMLButtonElement).disabled = isDisabled;
}

function progressDrawing(
  {model, epochCount}: Row<"browser-runs">,
  status: HTMLElement,
  document: Document
): {elements: readonly Element[]; update: (progress: TrainingProgress) => void} {
  const curve = liveCurve(epochCount, modelColour[model], document);
  const filters = filtersForming(model, document);
  return {
    elements: [curve.element, filters.element],
    update: (progress) => {
      if (progress.kind === "epoch") return curve.epoch(progress.measures);
      curve.step(progress);
      filters.update(progress.firstLayer);
      const {epoch, seenCount, trainCount, loss} = progress;
      const tenths = Math.floor((10 * seenCount) / trainCount);
      status.textContent = `Training the ${modelName[model]}: epoch ${epoch + 1} of ${epochCount}, ${10 * tenths} %`;
      status.title = `mean loss ${fixed(loss, 3)}`;
    }
  };
}

async function showResult(
  place: HTMLElement,
  status: HTMLElement,
  {weights, measures, seconds: taken}: TrainedHere,
  {model, weightsSha256, validationAccuracy, trainCount, epochCount}: Row<"browser-runs">,
  document: Document
): Promise<void> {
  const {dl, dt, dd, code, p, div} = elements(document);
  const found = await sha256(weights as Uint8Array<ArrayBuffer>);
  const last = measures.findLast(({split}) => split === "validation")!;
  const isEqual = found === weightsSha256;
  status.textContent = `Trained the ${modelName[model]} on ${count(trainCount)} images for ${epochCount} epochs in ${seconds(taken)}: ${percent(last.accuracy)} of the validation images right.`;
  place.append(
    div(
      {class: isEqual ? "hashes equal" : "hashes different"},
      dl(
        {},
        dt({}, "SHA-256 of the weights, here"),
        dd({}, code({}, found)),
        dt({}, "SHA-256 of the weights, by Node when this page was built"),
        dd({}, code({}, weightsSha256))
      ),
      p(
        {},
        isEqual
          ? `Equal: your browser and the build made the same weights, bit for bit, and ${percent(validationAccuracy)} there as here.`
          : "Different: this browser rounds otherwise than the build did, or its files were changed. Please tell the authors which browser and processor this is."
      )
    )
  );
}
