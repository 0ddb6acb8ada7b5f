import {testImageFinder} from "../components/sheetLookup.js";
import {dataAlert} from "../live/dataAlert.js";
import {loadColumns} from "../live/loadColumns.js";
import {loadTables} from "../live/loadTable.js";
import {sheetUrl} from "../live/sheetUrl.js";
import {Explorer} from "./explorer.js";
import {testImages} from "./testImages.js";

/** Fills the page's explorer; says so where its data cannot be used, and leaves what stands there. */
export async function startExplorer(container: HTMLElement): Promise<void> {
  const {ownerDocument: document} = container;
  try {
    const [predictions, places] = await Promise.all([
      loadColumns("predictions"),
      loadTables(["test-images", "sheets"])
    ]);
    new Explorer(testImages(predictions), {document, sheetUrl, garment: testImageFinder(places)}).start(container);
  } catch (error) {
    container.prepend(dataAlert(error, "The images cannot be browsed without it.", document));
  } finally {
    container.removeAttribute("aria-busy");
  }
}
