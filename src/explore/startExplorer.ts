import {tags} from "../components/tags.js";
import {endOf} from "../page/endOf.js";
import {dataAlert} from "../page/dataAlert.js";
import {loadColumns, loadTable} from "./tables.js";
import {remembered} from "../page/remembered.js";
import {sheetPictures} from "./images/sheetPictures.js";
import {Explorer} from "./explorer.js";
import {Evidence} from "./images/evidence.js";
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

/**
 * The explorer, which fills itself once its tables are there; it says so where they cannot be used.
 * @param invalidation settles when it is no longer needed
 */
export function explorer(invalidation: Promise<void>): HTMLElement {
  const place = tags.div({id: "explorer", class: "explorer", "aria-busy": "true"});
  void start(place, endOf(invalidation));
  return place;
}

async function start(place: HTMLElement, signal: AbortSignal): Promise<void> {
  try {
    const [outcomes, places, sheets] = await Promise.all([
      loadColumns("outcomes"),
      loadColumns("test-images"),
      loadTable("sheets")
    ]);
    const tables = lazyTables();
    const pictures = garments({
      places,
      sheets: sheetPictures(sheets),
      onError: (error) => explorer.alert(error, "The images in it are missing.")
    });
    const explorer: Explorer = new Explorer({
      evidence: new Evidence({first: testImages(outcomes), own: () => undefined, probabilities: tables.probabilities}),
      garments: pictures,
      panelParts: panelParts({garments: pictures, ...tables})
    });
    await explorer.start(place, signal);
  } catch (error) {
    place.prepend(dataAlert(error, "The images cannot be browsed without it."));
  } finally {
    place.removeAttribute("aria-busy");
  }
}
