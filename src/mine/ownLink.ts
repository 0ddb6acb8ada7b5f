import {firstSlots, ownPlace, placed, type Source} from "../explore/view/slots.js";
import type {View} from "../explore/view/view.js";
import {isLinked} from "./bringsModels.js";

/** What a link holds of a model: all of it behind the #, which never reaches a server. */
export interface LinkedModel {
  /** Class ids as the worker writes them. */
  readonly text: string;
  /** What its author calls it. */
  readonly title: string;
  /** The first 16 digits of its file's SHA-256, by which the file is known; absent where there is none. */
  readonly file?: string;
  /** The explorer's view as a query; absent where the link has none. */
  readonly view?: string;
}

const mostCharacters = 60;

/** A link's part behind the #. */
export function fragmentOf({text, title, file, view}: LinkedModel): string {
  const parameters = new URLSearchParams({mine: text, name: shortTitle(title)});
  if (file !== undefined) parameters.set("file", file);
  if (view !== undefined) parameters.set("view", view);
  return `#${parameters.toString()}`;
}

/** What an address's part behind the # holds of a model; undefined for none. Nothing in it is trusted. */
export function linkedModel(fragment: string): LinkedModel | undefined {
  if (!isLinked(fragment)) return undefined;
  const parameters = new URLSearchParams(fragment.slice(1));
  const [file, view] = ["file", "view"].map((name) => parameters.get(name));
  return {
    text: parameters.get("mine")!,
    title: shortTitle(parameters.get("name") ?? ""),
    ...(file && /^[0-9a-f]{16}$/.test(file) && {file}),
    ...(view?.startsWith("?") && {view})
  };
}

/** A view in which a model is called what it will be for whoever opens the link: the first of their own. */
export function asLinked(view: View, source: Source): View {
  const isForeign = (other: Source): boolean => other !== source && ownPlace(other) !== undefined;
  const others = {a: isForeign(view.a) ? firstSlots.a : view.a, b: isForeign(view.b) ? firstSlots.b : view.b};
  const slot = view.a === source ? "a" : "b";
  return {...view, ...placed(others, slot, "mine")};
}

/** A title in one line of bounded length, without control characters. */
export function shortTitle(title: string): string {
  const line = title.replace(/[\p{C}\s]+/gu, " ").trim();
  const characters = Array.from(line);
  if (characters.length <= mostCharacters) return line || "without a name";
  return `${characters.slice(0, mostCharacters - 1).join("")}…`;
}
