import {testImageFinder} from "../components/sheetLookup.js";
import {dataAlert} from "../live/dataAlert.js";
import {loadColumns} from "../live/loadColumns.js";
import {loadTables} from "../live/loadTable.js";
import {remembered} from "../live/remembered.js";
import {sheetUrl} from "../live/sheetUrl.js";
import {Explorer} from "./explorer.js";
import {probabilitiesOf, type Probabilities} from "./probabilities.js";
import {testImages} from "./testImages.js";

/** All probabilities, which are many and first wanted when an image is opened: loaded then, and once. */
function allProbabilities(): () => Promise<(image: number) => Probabilities> {
  const load = remembered(async (name: "predictions") => probabilitiesOf(await loadColumns(name)));
  return () => load("predictions");
}

/** Fills the page's explorer; says so where its data cannot be used, and leaves what stands there. */
export async function startExplorer(container: HTMLElement): Promise<void> {
  const {ownerDocument: document} = container;
  try {
    const [outcomes, places] = await Promise.all([loadColumns("outcomes"), loadTables(["test-images", "sheets"])]);
    const look = {document, sheetUrl, garment: testImageFinder(places), probabilities: allProbabilities()};
    new Explorer(testImages(outcomes), look).start(container);
  } catch (error) {
    container.prepend(dataAlert(error, "The images cannot be browsed without it.", document));
  } finally {
    container.removeAttribute("aria-busy");
  }
}
