import type {ShownTestImages} from "./nearestTestImages.js";
import {runningModels} from "./runningModels.js";
import {whyParts} from "./whyParts.js";
import {whyView} from "./whyView.js";

/**
 * Runs both networks on an image and shows what they make of it on the way.
 * @param pixels levels, [784]
 * @throws DataFileError if a file of theirs cannot be had; Error if the browser has no WebAssembly
 */
export async function insideView(
  pixels: Uint8Array,
  testImages: ShownTestImages,
  document: Document
): Promise<HTMLElement> {
  const models = await runningModels();
  const prediction = await models.ask("predict", {pixels});
  const view = whyView(
    whyParts(() => Promise.resolve(testImages), document),
    document
  );
  view.update({pixels, prediction}, models);
  return view.element;
}
