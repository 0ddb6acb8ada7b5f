import type {ShownTestImages} from "./nearestTestImages.js";
import {runningModels} from "./runningModels.js";
import {whyParts} from "./whyParts.js";
import {whyView, type Judged} from "./whyView.js";

/**
 * Runs both networks on an image and shows what they make of it on the way.
 * @param image the pixels, and which test image they are
 * @throws Error if a file of theirs cannot be had; UnsupportedError if the browser has no WebAssembly
 */
export async function insideView(
  {pixels, testImage}: Pick<Judged, "pixels" | "testImage">,
  testImages: ShownTestImages
): Promise<HTMLElement> {
  const models = await runningModels();
  const prediction = await models.ask("predict", {pixels});
  const view = whyView(whyParts(() => Promise.resolve(testImages)));
  view.update({pixels, prediction, testImage}, models);
  return view.element;
}
