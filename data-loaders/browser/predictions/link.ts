import {deflateSync, inflateSync} from "fflate";
import {classCount} from "../../../src/lib/classNames.js";

/** A link longer than this is none of ours: a model that is never right takes less. */
const longestText = 20_000;

/**
 * Class ids as text for an address: where they differ from the labels, and what they say there; compressed. A model that
 * is right in nine of ten test images takes some 1,400 characters.
 * @param labels of the test images, which never change; shape [n]
 * @returns letters, digits, "-" and "_"
 */
export function linkText(ids: Uint8Array, labels: Uint8Array): string {
  const places = Array.from(ids.keys()).filter((i) => ids[i] !== labels[i]);
  const gaps = places.map((place, i) => place - (places[i - 1] ?? -1) - 1);
  const bytes = [...gaps.flatMap(variableLength), ...places.map((place) => ids[place]!)];
  const compressed = deflateSync(Uint8Array.from([...variableLength(places.length), ...bytes]), {level: 9});
  return toBase64Url(compressed);
}

/**
 * The class ids that a link's text stands for.
 * @throws RangeError if it stands for none
 */
export function linkedIds(text: string, labels: Uint8Array): Uint8Array {
  if (text.length > longestText) throw broken();
  const bytes = inflated(text);
  const read = reader(bytes);
  const count = read();
  const ids = Uint8Array.from(labels);
  let place = -1;
  const places = Array.from({length: Math.min(count, labels.length)}, () => (place += read() + 1));
  const rest = bytes.subarray(bytes.length - count);
  if (place >= labels.length || rest.length !== count || rest.some((id) => id >= classCount)) throw broken();
  places.forEach((at, i) => (ids[at] = rest[i]!));
  return ids;
}

/** A whole number in bytes of seven bits, the lowest first. */
function variableLength(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...variableLength(value >> 7)];
}

function reader(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let value = 0;
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw broken();
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw broken();
  };
}

function inflated(text: string): Uint8Array {
  try {
    return inflateSync(fromBase64Url(text));
  } catch {
    throw broken();
  }
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array {
  const characters = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

function broken(): RangeError {
  return new RangeError(
    "the link's predictions cannot be read: expected what this page writes; copy the link as a whole"
  );
}
