import {viewFields, type Field, type Fields} from "./fields.js";
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
  const notices: string[] = [];
  const parts = entries(viewFields(imageCount)).flatMap(([part, {name, read}]) => {
    const text = parameters.get(name);
    if (text === null) return [];
    const value = read(text);
    if (value !== undefined) return [[part, value] as const];
    notices.push(`The address asks for ${name} “${text.slice(0, 40)}”, which there is not; it is left out.`);
    return [];
  });
  const asked = Object.fromEntries(parts) as Partial<View>;
  return {view: {...firstView, order: firstOrder(asked.sort ?? firstView.sort), ...asked}, notices};
}

/** The query of a view's address, without what goes without saying; "" for the first view. */
export function addressOfView(view: View): string {
  const unsaid: View = {...firstView, order: firstOrder(view.sort)};
  const parameters = entries(viewFields(Infinity)).flatMap(([part, {name, write}]) => {
    const text = write(view[part]);
    return text === write(unsaid[part]) ? [] : [`${name}=${text}`];
  });
  return parameters.length === 0 ? "" : `?${parameters.join("&")}`;
}

function entries(fields: Fields): [keyof View, Field<unknown>][] {
  return Object.entries(fields) as [keyof View, Field<unknown>][];
}
