import type {Predictions} from "../lib/judging.js";
import type {Origin} from "./ownModel.js";

/** A model on its way from one page of the site to the next. */
export interface HandedOver {
  readonly title: string;
  readonly origin: Origin;
  readonly predictions: Predictions;
  readonly notes: readonly string[];
  readonly sha256?: string;
}

const key = "fashion-mnist-report.handover";

/**
 * Lays a model down for the next page in this tab, which takes it away when it reads it.
 * @throws Error if the browser keeps nothing from page to page
 */
export function handOver({predictions, ...rest}: HandedOver): void {
  const {ids, probabilities} = predictions;
  const written = {
    ...rest,
    ids: textOf(ids),
    ...(probabilities && {
      probabilities: textOf(new Uint8Array(probabilities.buffer, probabilities.byteOffset, probabilities.byteLength))
    })
  };
  sessionStorage.setItem(key, JSON.stringify(written));
}

/** Takes what the page before has laid down; undefined if there is nothing. */
export function takeOver(): HandedOver | undefined {
  try {
    const text = sessionStorage.getItem(key);
    if (text === null) return undefined;
    sessionStorage.removeItem(key);
    const {ids, probabilities, ...rest} = JSON.parse(text) as Written;
    const predictions = {
      ids: bytesOf(ids),
      ...(probabilities !== undefined && {probabilities: new Float32Array(bytesOf(probabilities).buffer)})
    };
    return {...rest, predictions};
  } catch {
    return undefined; // storage is off: then nothing was laid down
  }
}

type Written = Omit<HandedOver, "predictions"> & {readonly ids: string; readonly probabilities?: string};

function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
