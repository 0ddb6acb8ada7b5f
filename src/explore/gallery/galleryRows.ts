/** Size of an image with its words in the gallery, px; the width is the least, columns share what is left. */
export const cellSize = {width: 104, height: 150} as const;

/** Rows drawn beyond each edge of the window, so that scrolling finds them there. */
const spareRows = 1;

/** Most images drawn at once, whatever the window. */
const largestCount = 400;

/** Columns that fit into a gallery, at least one. */
export function columnCountOf(width: number): number {
  return Math.max(1, Math.floor(width / cellSize.width));
}

export interface GalleryWindow {
  /** Images in the gallery. */
  readonly count: number;
  readonly columnCount: number;
  /** Top edge of the window below the gallery's own, px; negative where the gallery begins further down. */
  readonly top: number;
  /** Height of the window, px. */
  readonly height: number;
}

/** Places of the images to draw, from the first to before the last: those in the window's rows and in some to spare. */
export function drawnPlaces({count, columnCount, top, height}: GalleryWindow): {first: number; end: number} {
  const firstRow = Math.max(0, Math.floor(top / cellSize.height) - spareRows);
  const endRow = Math.max(0, Math.ceil((top + height) / cellSize.height) + spareRows);
  const first = Math.min(count, firstRow * columnCount);
  return {first, end: Math.max(first, Math.min(count, endRow * columnCount, first + largestCount))};
}
