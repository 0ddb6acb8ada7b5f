/**
 * How far a key leads from an image to another, in places; undefined for keys that do not move.
 * @param columnCount images in a row, or undefined where there are no rows to climb
 */
export function step(
  {key, altKey, ctrlKey, metaKey}: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">,
  columnCount?: number
): number | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === "ArrowRight" || key === "j") return 1;
  if (key === "ArrowLeft" || key === "k") return -1;
  if (columnCount === undefined) return undefined;
  if (key === "ArrowDown") return columnCount;
  if (key === "ArrowUp") return -columnCount;
  if (key === "Home") return -Infinity;
  if (key === "End") return Infinity;
  return undefined;
}
