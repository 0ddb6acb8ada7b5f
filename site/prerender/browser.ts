import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {DOMWindow} from "jsdom";

/** What a cell asks for that only a reader's browser has: the cell is left to load there. */
export class NotInNode extends Error {
  override readonly name = "NotInNode";
}

export interface BrowserOptions {
  /** The built site. */
  readonly folder: string;
  /** Room for what measures itself, CSS px: of the first of these selectors that it or an ancestor matches, else `width`. */
  readonly widths: Readonly<Record<string, number>>;
  readonly width: number;
}

/** What cells do with the browser's means. */
export interface Activity {
  /** Files and observers that are still to answer. */
  pending: number;
  /** What has a listener or an observer: it does something in a browser. */
  readonly live: WeakSet<object>;
  /** What was thrown, be it by cells or by what draws when it is measured. */
  readonly errors: unknown[];
  /** Elements that could not be drawn when they were measured. */
  readonly undrawn: WeakSet<object>;
}

/** Names that mean nothing without a reader: a screen, a device, a second thread. */
const missing = ["Worker", "SharedWorker", "createImageBitmap", "OffscreenCanvas", "Notification", "WebSocket"];

/** Interfaces that Node has too, of which jsdom's elements accept their own alone. */
const replaced = ["Event", "CustomEvent", "EventTarget", "AbortController", "AbortSignal", "FormData"];

/**
 * Makes a window's names global, as code for browsers expects them, and with them means that jsdom has not: files of
 * the site, and observers, which answer once. For a thread that does nothing else.
 */
export function becomeBrowser(window: DOMWindow, options: BrowserOptions): Activity {
  const activity: Activity = {pending: 0, live: new WeakSet(), errors: [], undrawn: new WeakSet()};
  const names = Object.getOwnPropertyNames(window).filter((name) => !(name in globalThis) || replaced.includes(name));
  const own = Object.fromEntries(names.map((name) => [name, window[name] as unknown]));
  const means = {
    fetch: siteFetch(window, options, activity),
    ResizeObserver: observer(activity, options, ({dataset}, width) => (dataset["room"] = String(width))),
    IntersectionObserver: observer(activity, options),
    matchMedia: () => Object.assign(new window.EventTarget(), {matches: false}),
    ...Object.fromEntries(missing.map((name) => [name, absent(name)]))
  };
  Object.assign(window, means);
  const {document, location} = window;
  const hearing = ["addEventListener", "removeEventListener", "dispatchEvent"] as const;
  const bound = Object.fromEntries(hearing.map((name) => [name, window[name].bind(window)]));
  for (const [name, value] of Object.entries({...own, ...means, ...bound, window, document, location}))
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  Object.assign(window.HTMLCanvasElement.prototype, {getContext: absent("canvas")});
  noteListeners(window, activity);
  console.error = (error: unknown) => void activity.errors.push(error); // how Framework's client tells of a failed cell
  return activity;
}

/** @throws Error with what was thrown, but for want of what only a browser has */
export function assertSound({errors}: Activity): void {
  const excused = new Set(
    errors.filter((error) => error instanceof NotInNode).map((error) => (error as Error).message)
  );
  const messages = errors.map((error) => (error instanceof Error ? error.message : String(error)));
  const faults = messages.filter((message) => !excused.has(message));
  if (faults.length > 0) throw new Error([...new Set(faults)].join("\n"));
}

/** Something that can be named everywhere and fails where it is used. */
function absent(name: string): () => never {
  return function () {
    throw new NotInNode(`${name}: only in a browser`);
  };
}

function siteFetch(window: DOMWindow, {folder}: BrowserOptions, activity: Activity): typeof fetch {
  return async (input) => {
    const address = new URL(input instanceof Request ? input.url : input, window.location.href);
    if (address.origin !== window.location.origin) throw new NotInNode(`${address.href}: no request to another site`);
    activity.pending++;
    try {
      return new Response(new Uint8Array(await readFile(join(folder, decodeURIComponent(address.pathname)))));
    } finally {
      activity.pending--;
    }
  };
}

/**
 * An observer of sizes or of what comes into view: everything has its room and is in view.
 * @param note gets what has been told of its room
 */
function observer(
  activity: Activity,
  {widths, width: usual}: BrowserOptions,
  note: (target: HTMLElement, width: number) => void = () => undefined
) {
  return class {
    constructor(readonly changed: (entries: readonly object[], observer: object) => unknown) {}

    observe(target: Element): void {
      activity.live.add(target);
      activity.pending++;
      setTimeout(() => void this.answer(target)); // by then it has its place
    }

    async answer(target: Element): Promise<void> {
      const [, width = usual] = Object.entries(widths).find(([selector]) => target.closest(selector) !== null) ?? [];
      note(target as HTMLElement, width);
      try {
        await this.changed([{target, isIntersecting: true, contentRect: {width, height: 0}}], this);
      } catch (error) {
        activity.undrawn.add(target);
        activity.errors.push(error);
      } finally {
        activity.pending--;
      }
    }

    unobserve(): void {}

    disconnect(): void {}
  };
}

/** Notes what gets listeners, be it by `addEventListener` or as `onclick` and its like. */
function noteListeners(window: DOMWindow, {live}: Activity): void {
  const target = window.EventTarget.prototype;
  const add = target.addEventListener;
  target.addEventListener = function (...args) {
    live.add(this);
    add.apply(this, args);
  };
  for (const {prototype} of [window.HTMLElement, window.SVGElement]) {
    for (const [name, {get, set}] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (!name.startsWith("on") || get === undefined || set === undefined) continue;
      const noted = function (this: object, handler: unknown): void {
        live.add(this);
        Reflect.apply(set as (handler: unknown) => void, this, [handler]);
      };
      Object.defineProperty(prototype, name, {get, set: noted, configurable: true, enumerable: true});
    }
  }
}
