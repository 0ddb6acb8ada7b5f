import {quadtree} from "d3";
import type {Places} from "../images/testImages.js";

/** Finds the image nearest to a place of a map, within a radius in the map's units. */
export function nearestFinder({x, y}: Places): (px: number, py: number, radius: number) => number | undefined {
  const images = Array.from({length: x.length}, (_, image) => image);
  const tree = quadtree(
    images,
    (image) => x[image]!,
    (image) => y[image]!
  );
  return (px, py, radius) => tree.find(px, py, radius);
}
