import {isLinked} from "../../mine/bringsModels.js";
import {shownAs, withWay} from "../shownAs.js";

/** The explorer's steps in the browser's history. What an address holds of a model behind its # stays in it. */
export interface ViewHistory {
  /** Writes a view's query as a step to come back to. */
  push(query: string): void;
  /** Writes it in place of the last. */
  replace(query: string): void;
  /** The address of a query. */
  address(query: string): string;
  /** Goes back to the page of this site that led here; stays where none did, or where steps were made since. */
  leave(): void;
}

export function viewHistory(window: Window): ViewHistory {
  const {history, location} = window;
  const steps = (): number => (history.state as {readonly exploreSteps?: number} | null)?.exploreSteps ?? 0;
  // The first entry is marked, so that it is told from one that a heading's link makes later.
  history.replaceState({...(history.state as object | null), exploreSteps: steps()}, "");
  let isLeaving = false;
  window.addEventListener("pageshow", () => (isLeaving = false));
  const way = shownAs(location.search);
  const linkedPart = (): string => (isLinked(location.hash) ? location.hash : "");
  return {
    push(query) {
      history.pushState({exploreSteps: steps() + 1}, "", this.address(query));
    },
    replace(query) {
      history.replaceState({exploreSteps: steps()}, "", this.address(query));
    },
    address: (query) => location.pathname + withWay(query, way) + linkedPart(),
    leave() {
      const cameFromHere = document.referrer.startsWith(`${location.origin}/`);
      const isFirst = (history.state as {readonly exploreSteps?: number} | null)?.exploreSteps === 0;
      if (!cameFromHere || !isFirst || history.length === 1 || isLeaving) return;
      isLeaving = true; // a second Escape may come before the page is left
      history.back();
    }
  };
}
