import {tags} from "../components/tags.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {endOf} from "../page/endOf.js";
import {dataAlert} from "../page/dataAlert.js";
import {loadColumns, loadTable} from "./tables.js";
import {remembered} from "../page/remembered.js";
import {sheetPictures} from "./images/sheetPictures.js";
import {Explorer} from "./explorer.js";
import {Evidence} from "./images/evidence.js";
import {garments} from "./images/garments.js";
import {probabilitiesOf} from "./images/probabilities.js";
import {testImages} from "./images/testImages.js";
import {isLinked} from "../mine/bringsModels.js";
import {Own} from "./own.js";
import {compared, panelParts} from "./panel/panelParts.js";

/** Tables that are large and first wanted when an image is opened: each loaded then, and once. */
function lazyTables() {
  const load = {
    predictions: remembered(async (name: "predictions") => probabilitiesOf(await loadColumns(name))),
    neighbours: remembered((name: "neighbours") => loadColumns(name)),
    occlusion: remembered(async (name: "occlusion") => {
      const [columns, {occlusionOf}] = await Promise.all([loadColumns(name), import("./images/occlusion.js")]);
      return occlusionOf(columns);
    })
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

/** What the logits of the report's two models are divided by to calibrate them. */
function temperaturesOf(rows: readonly Row<"calibration">[]): Readonly<Partial<Record<Model, number>>> {
  const scaled = rows.filter(({scaling}) => scaling === "temperature");
  return Object.fromEntries(
    models.flatMap((model) => {
      const row = scaled.find(({run}) => run.startsWith(`${model}-s`));
      return row === undefined ? [] : [[model, row.temperature]];
    })
  );
}

/** Takes the view out of an address that holds a model, and leaves the model in it. */
async function followLink(): Promise<void> {
  if (!isLinked(location.hash)) return;
  const {fragmentOf, linkedModel} = await import("../mine/ownLink.js");
  const linked = linkedModel(location.hash);
  if (linked === undefined) return;
  const {view = "?b=mine&mine=wrong&matrix=mine", ...model} = linked;
  if (location.search === "") history.replaceState(history.state, "", location.pathname + view + fragmentOf(model));
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
    const first = testImages(outcomes);
    const {label, annPrediction, cnnPrediction} = outcomes as Readonly<Record<keyof typeof outcomes, Uint8Array>>;
    const own = new Own(() => ({labels: label, report: [annPrediction, cnnPrediction], runs: () => evidence.runs()}));
    const evidence: Evidence = new Evidence({first, own, probabilities: tables.probabilities});
    await followLink();
    const explorer: Explorer = new Explorer({
      container: place,
      evidence,
      own,
      garments: pictures,
      panelParts: panelParts({garments: pictures, ...tables}),
      known: async (images) => ({
        probabilities: await compared(images, tables.probabilities),
        temperatures: temperaturesOf(await loadTable("calibration"))
      })
    });
    await explorer.start(signal);
  } catch (error) {
    const again = (): void => {
      place.setAttribute("aria-busy", "true");
      void start(place, signal);
    };
    place.replaceChildren(dataAlert(error, "The images cannot be browsed without it.", again));
  } finally {
    place.removeAttribute("aria-busy");
  }
}
