import {count, seconds} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";

export const trainingTime = (tables: Pick<Tables, "runs">): string =>
  seconds(models.reduce((sum, model) => sum + coreRun(tables, model).trainSeconds, 0));
export const machine = (tables: Pick<Tables, "runs">): string => coreRun(tables, "cnn").machine;

/** How long the build took for each run, which a browser can be held against. */
export const timeHere = (tables: Pick<Tables, "runs">): string => {
  const [ann, cnn] = models.map((model) => coreRun(tables, model));
  const threads = ann!.workerCount === 1 ? "one thread" : `${ann!.workerCount} threads`;
  return `In Node, with ${threads}, it took ${seconds(ann!.trainSeconds)} for the ANN and ${seconds(cnn!.trainSeconds)} for the CNN.`;
};

/** How many runs are recorded, for how many networks, and how long they took. */
export const recordedSoFar = ({runs}: Pick<Tables, "runs">): string => {
  const recorded = runs.filter(({origin}) => origin === "recorded");
  if (recorded.length === 0) return "None is recorded yet.";
  const time = recorded.reduce((sum, {trainSeconds}) => sum + trainSeconds, 0);
  const stale = recorded.filter(({isStale}) => isStale).length;
  const state =
    stale === 0
      ? "Today’s code has made each of them, or trained it again to the same bits."
      : `${count(stale)} of them ${stale === 1 ? "is" : "are"} stale: that today’s code gives the same bits is not known.`;
  return `So far ${count(recorded.length)} are recorded, of ${count(new Set(recorded.map(({variant}) => variant)).size)} variants, trained in ${duration(time)} in all. ${state}`;
};

/** Seconds in the unit that suits them. */
function duration(value: number): string {
  return value < 7200 ? seconds(value) : `${(value / 3600).toFixed(1)}\u202fh`;
}
