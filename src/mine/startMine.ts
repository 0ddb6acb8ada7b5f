import {addressOfView} from "../explore/view/address.js";
import {firstView} from "../explore/view/view.js";
import {loadColumns} from "../explore/tables.js";
import {tags} from "../components/tags.js";
import {dataAlert} from "../page/dataAlert.js";
import {endOf} from "../page/endOf.js";
import {remembered} from "../page/remembered.js";
import {dropAnywhere} from "./dropAnywhere.js";
import {handOver} from "./handover.js";
import {mineStyles} from "./mineStyles.js";
import {bringsModels} from "./bringsModels.js";
import type {OwnModel} from "./ownModel.js";

const explorer = "./explore.html";

/**
 * The place where a reader gives predictions and sees them judged; what their cards lead to is in the explorer.
 * @param invalidation settles when it is no longer needed
 */
export function mine(invalidation: Promise<void>): HTMLElement {
  const place = tags.div({id: "mine", class: "mine-place", "aria-busy": "true"});
  void start(place, endOf(invalidation));
  return place;
}

async function start(place: HTMLElement, signal: AbortSignal): Promise<void> {
  try {
    const [outcomes, {MineView}] = await Promise.all([loadColumns("outcomes"), import("./mineView.js"), mineStyles()]);
    const {label, annPrediction, cnnPrediction} = outcomes as Readonly<Record<keyof typeof outcomes, Uint8Array>>;
    const runs = remembered(async (_: "runs") => (await import("../explore/images/runs.js")).loadRuns(label));
    const view = new MineView({
      yardstick: {labels: label, report: [annPrediction, cnnPrediction], runs: () => runs("runs")},
      onJudged: () => undefined,
      onChange: () => undefined,
      onShow: (model, change) => show(model, addressOfView({...firstView, ...change, b: "mine"})),
      isOpen: true,
      explorer
    });
    place.replaceChildren(view.element);
    dropAnywhere({
      onFiles: (files) => void view.addFiles(files),
      onText: (text) => void view.addText(text),
      signal
    });
    if (bringsModels()) await view.restore(location.hash);
  } catch (error) {
    place.replaceChildren(dataAlert(error, "Predictions cannot be judged without it."));
  } finally {
    place.removeAttribute("aria-busy");
  }
}

/** Takes a model along to the explorer. */
function show({title, origin, predictions, notes, sha256}: OwnModel, query: string): void {
  handOver({title, origin, predictions, notes, ...(sha256 !== undefined && {sha256})});
  location.assign(explorer + query);
}
