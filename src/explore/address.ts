import {classCount} from "../lib/classNames.js";
import {models} from "../lib/tableSchemas.js";
import {firstOrder, firstView, orders, sorts, wrongs, type View} from "./view.js";

/** A view as an address states it, and what in the address could not be followed. */
export interface AddressedView {
  readonly view: View;
  /** Sentences for the reader. */
  readonly notices: readonly string[];
}

/**
 * The view that an address asks for. A link to a cell or a row of a model's confusion matrix names the model and not
 * who errs: a row means that model's errors, a cell or a column all images that the model takes for the class.
 * @param search the address's query, such as ?model=cnn&label=6&prediction=0
 * @param imageCount test images that there are
 */
export function viewOfAddress(search: string, imageCount: number): AddressedView {
  const parameters = new URLSearchParams(search);
  const notices: string[] = [];
  const parsed = <T>(name: keyof View, parse: (text: string) => T | undefined, fallback: T): T => {
    const text = parameters.get(name);
    if (text === null) return fallback;
    const value = parse(text);
    if (value === undefined)
      notices.push(`The address asks for ${name} “${text.slice(0, 40)}”, which there is not; it is left out.`);
    return value ?? fallback;
  };
  const model = parsed("model", oneOf(models), undefined);
  const label = parsed("label", wholeBelow(classCount), undefined);
  const prediction = parsed("prediction", wholeBelow(classCount), undefined);
  const sort = parsed("sort", oneOf(sorts), firstView.sort);
  const view: View = {
    wrong: parsed("wrong", oneOf(wrongs), prediction === undefined && model !== undefined ? model : firstView.wrong),
    label,
    prediction,
    model: model ?? firstView.model,
    sort,
    order: parsed("order", oneOf(orders), firstOrder(sort)),
    image: parsed("image", wholeBelow(imageCount), undefined)
  };
  return {view, notices};
}

/** The query of a view's address, without what goes without saying; "" for the first view. */
export function addressOfView(view: View): string {
  const {wrong, label, prediction, model, sort, order, image} = view;
  const namesModel = model !== firstView.model;
  const parameters = Object.entries({
    wrong: wrong !== firstView.wrong || namesModel ? wrong : undefined,
    label,
    prediction,
    model: namesModel ? model : undefined,
    sort: sort === firstView.sort ? undefined : sort,
    order: order === firstOrder(sort) ? undefined : order,
    image
  }).filter(([, value]) => value !== undefined);
  return parameters.length === 0 ? "" : `?${parameters.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

function oneOf<T extends string>(values: readonly T[]): (text: string) => T | undefined {
  return (text) => values.find((value) => value === text);
}

function wholeBelow(bound: number): (text: string) => number | undefined {
  return (text) => (/^(0|[1-9]\d*)$/.test(text) && Number(text) < bound ? Number(text) : undefined);
}
