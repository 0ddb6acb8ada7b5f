import {setText} from "../components/setText.js";
import {tags} from "../components/tags.js";
import {count} from "../lib/format.js";
import {countOf} from "../lib/seedWords.js";
import type {Part} from "./bySlots.js";
import {Filtered} from "./images/filter.js";
import {measuresOf, type TestImages} from "./images/testImages.js";
import type {Measure} from "./images/measures.js";
import type {Go, Shown} from "./shown.js";
import {addressOfView} from "./view/address.js";
import {firstOrder, firstView, noFilters, type View} from "./view/view.js";

const {a, div, nav, p, span} = tags;

/** A confidence from which a model counts as sure. */
const sure = {lower: 0.9, upper: Infinity};

/** A view to begin with. */
interface StartingView {
  readonly name: string;
  /** What it shows, for those who need more words. */
  readonly meaning: string;
  readonly change: Partial<View>;
}

/**
 * Views to begin with, each with how many images it shows, and the way through them as a tour. Its links "next" and
 * "prev" are those of `rel`.
 */
export function startingViews(images: TestImages, go: Go): Part {
  const {a: first, b: second} = images.models;
  const stops = viewsOf(images).map(({name, meaning, change}) => {
    const view: View = {...firstView, a: first.source, b: second.source, ...change};
    const found = new Filtered(images, view).images().length;
    const link = a(
      {class: "starting-view", href: addressOfView(view), title: meaning},
      name,
      " ",
      span({}, count(found))
    );
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go({...noFilters, sort: view.sort, order: view.order, ...change});
    });
    return {name, meaning, link, view};
  });
  const tour = tourLine(stops);
  return {
    element: div(
      {class: "starts"},
      nav(
        {class: "starting-views", "aria-label": "Views to begin with"},
        stops.map(({link}) => link)
      ),
      tour.element
    ),
    update({view}: Shown) {
      const address = addressOfView({...view, image: undefined, picked: []});
      const at = stops.findIndex(({view: own}) => addressOfView({...own, ...looks(view)}) === address);
      stops.forEach(({link}, i) => {
        if (i === at) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
      tour.stopAt(at);
    }
  };
}

interface Stop extends Pick<StartingView, "name" | "meaning"> {
  readonly link: HTMLElement;
}

/** Where the reader is on the way through all views, and the ways to the ones before and after. */
function tourLine(stops: readonly Stop[]) {
  const here = span({role: "status"});
  const ways = (["prev", "next"] as const).map((rel) => ({rel, link: a({rel, href: ""})}));
  let at = -1;
  const stopBeside = (rel: "prev" | "next"): Stop | undefined => stops[rel === "next" ? at + 1 : at - 1];
  for (const {rel, link} of ways)
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      stopBeside(rel)?.link.click();
    });
  return {
    element: p({class: "tour"}, here, " ", ways[0]!.link, " ", ways[1]!.link),
    /** @param place −1 where the reader is at none of them */
    stopAt(place: number): void {
      at = place;
      setText(here, at < 0 ? "" : `${at + 1} of ${stops.length}: ${stops[at]!.meaning}.`);
      for (const {rel, link} of ways) {
        const stop = stopBeside(rel);
        link.hidden = stop === undefined;
        link.setAttribute("href", stop?.link.getAttribute("href") ?? "");
        link.textContent =
          rel === "prev"
            ? "Back"
            : at < 0
              ? `Take the tour of ${countOf(stops.length, "view")}`
              : `Next: ${stop?.name ?? ""}`;
      }
    }
  };
}

/** How a view looks, whatever it shows. */
function looks({pane, mode, unit, shade, folded, layout, colouring, zoom}: View): Partial<View> {
  return {pane, mode, unit, shade, folded, layout, colouring, zoom};
}

/** Those that can be had of the two models that are compared. */
function viewsOf(images: TestImages): StartingView[] {
  const {a: first, b: second} = images.models;
  const has = (...wanted: Measure[]): boolean => wanted.every((measure) => measuresOf(images).includes(measure));
  const ofB = has("b-confidence");
  const bySureness: Partial<View> = ofB ? {sort: "b-confidence", order: "desc"} : {};
  const found: (StartingView | false)[] = [
    has("a-confidence", "b-confidence") && {
      name: "Labels to doubt",
      meaning: "Both say the same other class, each at least 90% sure",
      change: {right: ["neither"], same: true, ranges: {"a-confidence": sure, "b-confidence": sure}, ...bySureness}
    },
    ofB && {
      name: `${second.name} sure and wrong`,
      meaning: `${second.said} is wrong and at least 90% sure`,
      change: {saysB: "wrong", ranges: {"b-confidence": sure}, ...bySureness}
    },
    {name: `Only ${second.said} right`, meaning: `${first.said} is wrong`, change: {right: ["b"], ...bySureness}},
    {name: `Only ${first.said} right`, meaning: `${second.said} is wrong`, change: {right: ["a"], ...bySureness}},
    {
      name: "Shirts taken for T-shirts",
      meaning: `Shirts that ${second.said} takes for T-shirts`,
      change: {label: [6], saysB: [0], ...bySureness}
    },
    has("disagreement") && {
      name: "They disagree most",
      meaning: "The two say different classes; those first whose probabilities differ most",
      change: {same: false, sort: "disagreement", order: firstOrder("disagreement")}
    }
  ];
  return found.filter((view) => view !== false);
}
