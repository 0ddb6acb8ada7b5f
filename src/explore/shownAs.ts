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
