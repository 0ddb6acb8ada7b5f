import {models, type Model} from "../../lib/schemas/vocabulary.js";

/** The two places whose models the explorer compares. */
export const slots = ["a", "b"] as const;
export type Slot = (typeof slots)[number];

/**
 * Who stands in a slot, as an address names it: "ann" or "cnn", a recorded run by its name, or "mine", "mine-2" and so
 * on, the reader's own.
 */
export type Source = string;

/** Who stands where. */
export type Slots = Readonly<Record<Slot, Source>>;

/** The report's two models. */
export const firstSlots: Slots = {a: "ann", b: "cnn"};

/** Most models of a reader's own at a time. */
export const mostOwn = 20;

const runName = /^[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){0,6}-s\d{1,4}$/;

/** Whether it is one of the report's two models. */
export function isModel(source: Source): source is Model {
  return (models as readonly string[]).includes(source);
}

/** Whether it may be a recorded run; which there are, their file says. */
export function isRun(source: Source): boolean {
  return runName.test(source);
}

/** The reader's own model at a place, from 0. */
export function ownSource(place: number): Source {
  return place === 0 ? "mine" : `mine-${place + 1}`;
}

/** The place of the reader's own model, from 0; undefined for another. */
export function ownPlace(source: Source): number | undefined {
  const place = Array.from({length: mostOwn}, (_, i) => ownSource(i)).indexOf(source);
  return place < 0 ? undefined : place;
}

/** Whether a text names somebody who may stand in a slot. */
export function isSource(text: string): boolean {
  return isModel(text) || isRun(text) || ownPlace(text) !== undefined;
}

/** The slots with another model in one of them; who stood there changes places with it if it stands in the other. */
export function placed(before: Slots, slot: Slot, source: Source): Slots {
  const other = slot === "a" ? "b" : "a";
  const swapped = before[other] === source ? before[slot] : before[other];
  return slot === "a" ? {a: source, b: swapped} : {a: swapped, b: source};
}
