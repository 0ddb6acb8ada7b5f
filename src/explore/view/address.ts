import {models} from "../../lib/schemas/vocabulary.js";
import {viewFields, type Field, type Fields} from "./fields.js";
import {firstSlots, isSource, placed, slots, type Slots} from "./slots.js";
import {firstOrder, firstView, type View} from "./view.js";

/** A view as an address states it, and what in the address could not be followed. */
export interface AddressedView {
  readonly view: View;
  /** Sentences for the reader. */
  readonly notices: readonly string[];
}

/**
 * The view that an address asks for; the first view's part wherever it asks for nothing or for what there is not.
 * @param search the address's query, such as ?label=6&cnn=0
 * @param imageCount test images that there are
 */
export function viewOfAddress(search: string, imageCount: number): AddressedView {
  const parameters = new URLSearchParams(search);
  const {chosen, notices} = slotsOf(parameters);
  const parts = entries(viewFields(imageCount, chosen)).flatMap(([part, {name, read}]) => {
    const text = parameters.get(name);
    if (text === null || text === "" || part === "a" || part === "b") return [];
    const value = read(text);
    if (value !== undefined) return [[part, value] as const];
    notices.push(leftOut(name, text));
    return [];
  });
  const asked = Object.fromEntries(parts) as Partial<View>;
  return {view: {...firstView, ...chosen, order: firstOrder(asked.sort ?? firstView.sort), ...asked}, notices};
}

/** Who an address puts into the slots; where it names one alone, the other goes to the model that is then left. */
function slotsOf(parameters: URLSearchParams): {chosen: Slots; notices: string[]} {
  const notices: string[] = [];
  let chosen = firstSlots;
  for (const slot of slots) {
    const text = parameters.get(slot);
    if (text === null || text === "") continue;
    const isTwice = slot === "b" && text === parameters.get("a");
    if (isSource(text) && !isTwice) chosen = placed(chosen, slot, text);
    else notices.push(leftOut(slot, text));
  }
  const absent = models.filter((model) => !slots.some((slot) => chosen[slot] === model));
  for (const model of absent) if (parameters.has(model)) notices.push(leftOut(model, parameters.get(model)!));
  return {chosen, notices};
}

function leftOut(name: string, text: string): string {
  return `The address asks for ${name} “${text.slice(0, 40)}”, which there is not; it is left out.`;
}

/** The query of a view's address, without what goes without saying; "" for the first view. */
export function addressOfView(view: View): string {
  const unsaid: View = {...firstView, order: firstOrder(view.sort)};
  const parameters = entries(viewFields(Infinity, view)).flatMap(([part, {name, write}]) => {
    const text = write(view[part]);
    return text === write(unsaid[part]) ? [] : [`${name}=${text}`];
  });
  return parameters.length === 0 ? "" : `?${parameters.join("&")}`;
}

function entries(fields: Fields): [keyof View, Field<unknown>][] {
  return Object.entries(fields) as [keyof View, Field<unknown>][];
}
