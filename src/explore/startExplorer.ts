import {dataAlert} from "../live/dataAlert.js";
import {loadColumns} from "../live/loadColumns.js";
import {loadTable} from "../live/loadTable.js";
import {remembered} from "../live/remembered.js";
import {sheetPictures} from "../live/sheetPictures.js";
import {whileBusy} from "../live/whileBusy.js";
import {Explorer} from "./explorer.js";
import {evidence} from "./images/evidence.js";
import {garments} from "./images/garments.js";
import {occlusionOf} from "./images/occlusion.js";
import {probabilitiesOf} from "./images/probabilities.js";
import {testImages} from "./images/testImages.js";
import {panelParts} from "./panel/panelParts.js";

/** Tables that are large and first wanted when an image is opened: each loaded then, and once. */
function lazyTables() {
  const load = {
    predictions: remembered(async (name: "predictions") => probabilitiesOf(await loadColumns(name))),
    neighbours: remembered((name: "neighbours") => loadColumns(name)),
    occlusion: remembered(async (name: "occlusion") => occlusionOf(await loadColumns(name)))
  };
  return {
    probabilities: () => load.predictions("predictions"),
    neighbours: () => load.neighbours("neighbours"),
    occlusion: () => load.occlusion("occlusion")
  };
}

/** Fills the page's explorer; says so where its data cannot be used, and leaves what stands there. */
export function startExplorer(container: HTMLElement): Promise<void> {
  return whileBusy(container.ownerDocument, start(container));
}

async function start(container: HTMLElement): Promise<void> {
  const {ownerDocument: document} = container;
  try {
    const [outcomes, places, sheets] = await Promise.all([
      loadColumns("outcomes"),
      loadColumns("test-images"),
      loadTable("sheets")
    ]);
    const pictures = garments({
      document,
      places,
      sheets: sheetPictures(sheets, document),
      onError: (error) => explorer.alert(error, "The images in it are missing.")
    });
    const explorer: Explorer = new Explorer({
      document,
      evidence: evidence(testImages(outcomes)),
      garments: pictures,
      panelParts: panelParts({document, garments: pictures, ...lazyTables()})
    });
    await explorer.start(container);
  } catch (error) {
    container.prepend(dataAlert(error, "The images cannot be browsed without it.", document));
  } finally {
    container.removeAttribute("aria-busy");
  }
}
