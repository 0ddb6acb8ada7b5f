import {ink} from "./theme.js";

/** Place of a panel among several, as Plot's facets take it. */
export interface PanelPlace {
  readonly column: number;
  readonly line: number;
}

/** Where the panels stand that fill one line after the other. @param index of the panel, from 0 */
export function panelPlace(index: number, columnCount: number): PanelPlace {
  return {column: index % columnCount, line: Math.floor(index / columnCount)};
}

/** How a panel's name is set, above its left top corner; `dy` lifts it off the frame. */
export const panelName = {frameAnchor: "top-left", fontWeight: 600, fill: ink} as const;
