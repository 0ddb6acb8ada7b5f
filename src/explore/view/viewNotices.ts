import {count} from "../../lib/format.js";
import type {View} from "./view.js";

/**
 * What a reader must know of a view that its images alone do not say: sentences.
 * @param isInGallery whether the open image passes the filters
 */
export function viewNotices(
  {image, sort, like}: Pick<View, "image" | "sort" | "like">,
  selectedCount: number,
  isInGallery: boolean
): string[] {
  return [
    ...(sort === "likeness" && like !== undefined
      ? [`Sorted by likeness to test image ${count(like)}: by distance in the CNN’s last hidden layer.`]
      : []),
    ...(selectedCount === 0 ? ["No test image passes all of these filters."] : []),
    ...(image !== undefined && !isInGallery
      ? [`Test image ${count(image)} is shown, but is not in the gallery: the filters leave it out.`]
      : [])
  ];
}
