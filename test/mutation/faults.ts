import type {Fault} from "./fault.js";
import {siteFaults} from "./siteFaults.js";
import {unitFaults} from "./unitFaults.js";

/** Mistakes over all areas of the project, each of which `npm test` is to find. */
export const faults: readonly Fault[] = [...unitFaults, ...siteFaults];
