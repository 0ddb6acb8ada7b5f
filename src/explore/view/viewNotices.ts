import {count} from "../../lib/format.js";
import type {View} from "./view.js";

/**
 * What a reader must know of a view that its images alone do not say: sentences.
 * @param isInGallery whether the open image passes the filters
 */
export function viewNotices({image}: Pick<View, "image">, selectedCount: number, isInGallery: boolean): string[] {
  return [
    ...(selectedCount === 0 ? ["No test image passes all of these filters."] : []),
    ...(image !== undefined && !isInGallery
      ? [`Test image ${count(image)} is shown, but is not in the gallery: the filters leave it out.`]
      : [])
  ];
}
