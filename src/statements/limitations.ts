import {count, fixed} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import type {Tables} from "../lib/tables.js";

/** What a core of a server takes with its share of everything around it, W: an assumption, as nothing was measured. */
const wattsPerCore = 10;

/** What the recorded runs took, and what that may have cost in energy. */
export const compute = (tables: Pick<Tables, "runs">): string => {
  const recorded = tables.runs.filter(({origin}) => origin === "recorded");
  if (recorded.length === 0) return `What the recorded runs took is ${notRecordedYet}.`;
  const hours = recorded.reduce((sum, {trainSeconds}) => sum + trainSeconds, 0) / 3600;
  const coreHours = recorded.reduce((sum, {trainSeconds, workerCount}) => sum + trainSeconds * workerCount, 0) / 3600;
  const energy = (coreHours * wattsPerCore) / 1000;
  return `The ${count(recorded.length)} recorded runs trained for ${fixed(hours, 1)} hours, ${fixed(coreHours, 1)} core hours. At an assumed ${wattsPerCore} W per core that is ${fixed(energy, 2)} kWh. Trials that led to no recorded run, tests and repetitions to compare bits are not counted; how long they took was not recorded.`;
};
