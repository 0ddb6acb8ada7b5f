import {tags} from "../components/tags.js";
import {UnsupportedError} from "./unsupportedError.js";

const {button, div, p, strong} = tags;

/** Name of the errors of files that did not arrive, as site/harden/verifiedFetch.ts gives it. */
const lineError = "LineError";

/**
 * Says what could not be loaded and what to do about it: of what did not arrive, to try again; of what is not there or
 * not right, that it is the site's matter.
 * @param consequence what the reader has to do without, as a sentence
 * @param retry tries again; where it is absent, the reader has to reload the page
 */
export function dataAlert(error: unknown, consequence: string, retry?: () => void): HTMLElement {
  if (error instanceof UnsupportedError) {
    const words = p({}, strong({}, error.message), ` ${consequence} ${error.remedy}`);
    return div({class: "data-alert", role: "alert"}, words);
  }
  const isLine = error instanceof Error && error.name === lineError;
  const what = isLine ? "Something on this page has not arrived." : "Something on this page could not be loaded.";
  const again = retry === undefined ? "Reload the page to try again." : "Try again.";
  const remedy = isLine
    ? `The line is slow or broken. ${again}`
    : `${again} If this stays, whoever runs this site has to mend it.`;
  const trying = button({type: "button"}, "Try again");
  if (retry !== undefined) trying.addEventListener("click", retry);
  return div(
    {class: "data-alert", role: "alert"},
    p({}, strong({}, what), ` ${consequence} ${remedy}`),
    p({class: "data-alert-detail"}, messageOf(error)),
    retry === undefined ? undefined : trying
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
