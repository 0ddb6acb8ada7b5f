import {tags} from "../../components/tags.js";
import {modelName} from "../../components/theme.js";
import {classCount} from "../../lib/classNames.js";
import {count} from "../../lib/format.js";
import type {TrainedHere} from "../../lib/modelWorker.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import {handOver} from "../../mine/handover.js";
import type {ModelWorker} from "../../modelView/modelWorker.js";
import {ownNetworks, useNetwork} from "../../modelView/ownNetworks.js";
import {testImageData} from "../sources/testImageData.js";

const {button, div, p} = tags;

const pixelCount = 784;

/** Images that are asked about at once: so many that little is lost between, so few that a reader sees it go on. */
const portion = 500;

/** What can be done with a network that has just been trained: draw with it, or judge it on all test images. */
export function afterTraining(model: Model, trained: TrainedHere, worker: ModelWorker): HTMLElement {
  const said = p({class: "panel-note", role: "status"});
  const buttons = [
    act("Judge it on the test images", async () => {
      const title = `${modelName[model]}, trained in this browser`;
      const probabilities = await predictions(worker, (words) => (said.textContent = words));
      const ids = Uint8Array.from({length: probabilities.length / classCount}, (_, image) =>
        topOf(probabilities, image)
      );
      handOver({title, origin: "trained", predictions: {ids, probabilities}, notes: [notes]});
      location.assign("./explore.html?b=mine&mine=wrong");
    }),
    act(drawWith(model), async (made) => {
      said.textContent = "";
      const isOwn = ownNetworks().has(model);
      await useNetwork(model, isOwn ? undefined : trained);
      made.textContent = drawWith(model);
      said.textContent = isOwn
        ? `The report’s ${modelName[model]} answers again.`
        : `Your ${modelName[model]} answers above, in the place of the report’s.`;
      if (!isOwn) document.querySelector("#try")?.scrollIntoView();
    })
  ];
  function act(text: string, does: (made: HTMLElement) => Promise<void>): HTMLElement {
    const made = button({type: "button"}, text);
    made.addEventListener("click", () => {
      void does(made).catch((error: unknown) => {
        said.textContent = error instanceof Error ? error.message : String(error);
      });
    });
    return made;
  }
  return div({class: "after-training"}, div({class: "source-fields"}, buttons), said);
}

const notes = "Trained in this browser on a part of the training images, and asked about all test images.";

function drawWith(model: Model): string {
  const name = modelName[model];
  return ownNetworks().has(model) ? `Draw with the report’s ${name} again` : `Draw with your ${name}`;
}

/** What the network says of all test images, [n, 10]. @param tell told how it goes on */
async function predictions(worker: ModelWorker, tell: (words: string) => void): Promise<Float32Array> {
  tell("Loading the test images.");
  const {images, pixels} = await testImageData();
  const found = new Float32Array(images.count * classCount);
  for (let start = 0; start < images.count; start += portion) {
    const places = Array.from({length: Math.min(portion, images.count - start)}, (_, i) => start + i);
    const levels = new Uint8Array(places.length * pixelCount);
    for (const [i, image] of places.entries()) levels.set(await pixels(image), i * pixelCount);
    const {probabilities} = await worker.ask("predictTrained", {pixels: levels});
    found.set(probabilities, start * classCount);
    tell(`Asked about ${count(start + places.length)} of ${count(images.count)} test images.`);
  }
  return found;
}

function topOf(probabilities: Float32Array, image: number): number {
  const own = probabilities.subarray(image * classCount, (image + 1) * classCount);
  return own.indexOf(Math.max(...own));
}
