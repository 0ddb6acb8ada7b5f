import {tags} from "../components/tags.js";
import {dataAlert} from "../page/dataAlert.js";
import {OneBitView} from "./oneBitView.js";
import {ReproduceView, type ReproduceTables} from "./reproduceView.js";
import {StretchView} from "./stretchView.js";

// What the page Reproduce it lets its reader do. What it needs is loaded when a reader asks for it.

/** The report's runs, to be trained again in the reader's browser. */
export function reproduceHere(tables: ReproduceTables): HTMLElement {
  return made("reproduce-here", () => new ReproduceView(ofThisReport(tables)));
}

/** One epoch of this report's runs, to be checked alone. */
export function checkStretch(tables: ReproduceTables): HTMLElement {
  return made("stretch-here", () => new StretchView(ofThisReport(tables)));
}

/** Two networks that begin one bit apart. */
export function oneBit(tables: ReproduceTables): HTMLElement {
  return made("twins-here", () => new OneBitView(ofThisReport(tables)));
}

/** The runs of both models that are trained as this report's are: its own, and those recorded with other seeds. */
function ofThisReport({runs, ...rest}: ReproduceTables): ReproduceTables {
  const built = runs.filter(({origin}) => origin === "build");
  const alike = runs.filter(
    ({run, origin, variant, model, profile, isStale}) =>
      origin === "recorded" &&
      variant === model &&
      !isStale &&
      built.some((own) => own.profile === profile && own.variant === variant) &&
      built.every((own) => own.run !== run)
  );
  return {...rest, runs: [...built, ...alike]};
}

function made(id: string, make: () => {readonly element: HTMLElement}): HTMLElement {
  const place = tags.div({id, class: "training-place"});
  try {
    place.append(make().element);
  } catch (error) {
    place.prepend(dataAlert(error, "This part of the page does not work."));
  }
  return place;
}
