import {tags} from "../components/tags.js";
import {UnsupportedError} from "./unsupportedError.js";

const {div, p, strong} = tags;

/**
 * Says what could not be loaded and what to do about it.
 * @param consequence what the reader has to do without, as a sentence
 */
export function dataAlert(error: unknown, consequence: string): HTMLElement {
  if (error instanceof UnsupportedError) {
    const words = p({}, strong({}, error.message), ` ${consequence} ${error.remedy}`);
    return div({class: "data-alert", role: "alert"}, words);
  }
  const what = "Something on this page could not be loaded.";
  const remedy = "Reload the page. If this stays, the site is incomplete: build it again.";
  return div(
    {class: "data-alert", role: "alert"},
    p({}, strong({}, what), ` ${consequence} ${remedy}`),
    p({class: "data-alert-detail"}, messageOf(error))
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
