import type {OwnNetwork} from "../lib/modelWorker.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import {runningModels} from "./runningModels.js";

let own: ReadonlySet<Model> = new Set();
const heard = new EventTarget();

/** The networks in whose places a reader's own answer. */
export function ownNetworks(): ReadonlySet<Model> {
  return own;
}

/**
 * Puts a network that a reader has trained in the place of the report's, or the report's back.
 * @throws Error if the networks cannot be had
 */
export async function useNetwork(model: Model, network: OwnNetwork | undefined): Promise<void> {
  await (await runningModels()).use(model, network);
  const others = [...own].filter((other) => other !== model);
  own = new Set(network === undefined ? others : [...others, model]);
  heard.dispatchEvent(new Event("change"));
}

/** Tells when other networks answer than before. @param signal ends it */
export function onNetworks(tell: () => void, signal: AbortSignal): void {
  heard.addEventListener("change", tell, {signal});
}
