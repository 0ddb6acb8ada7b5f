/** Ways to show the explorer: as a page, large before an audience, or alone in a frame of another page. */
export const ways = ["present", "embed"] as const;
export type ShownAs = (typeof ways)[number] | "page";

/** How an address asks for it: ?present or ?embed. */
export function shownAs(search: string): ShownAs {
  const parameters = new URLSearchParams(search);
  return ways.find((way) => parameters.has(way)) ?? "page";
}

/** A query that goes on asking for it. */
export function withWay(query: string, way: ShownAs): string {
  if (way === "page") return query;
  return query === "" ? `?${way}` : `${query}&${way}`;
}

/** What the keys 1 to 4 show where the explorer is presented. */
export const presentKeys: Readonly<Record<string, "matrix" | "map" | "gallery" | "image">> = {
  "1": "matrix",
  "2": "map",
  "3": "gallery",
  "4": "image"
};

/** Where the keys of a presenter's remote lead on the tour, by the `rel` of its links. */
export const tourKeys: Readonly<Record<string, "next" | "prev">> = {PageDown: "next", PageUp: "prev"};
