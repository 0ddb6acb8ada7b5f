import {median} from "d3";
import {placesOf} from "../images/testImages.js";
import type {Shown} from "../shown.js";
import type {Theme} from "../../components/themeColours.js";
import {coloursOf} from "./colouring.js";
import type {MapContent} from "./drawing.js";

/** Classes with less than this share of the images that are shown go without a name. */
const leastNamed = 0.02;

/** What a map shows of a view, put in order once so that each frame only draws. */
export function mapContent({images, view, selection, filtered}: Shown, theme: Theme): MapContent {
  const places = placesOf(images, view.layout);
  const colours = coloursOf(images, view.colouring, view.layout, theme);
  const byColour = colours.classes.map((_, i) => selection.filter((image) => colours.of[image] === i));
  const named = view.colouring === "class" ? colours.classes : [];
  return {
    places,
    colours,
    byColour,
    passing: selection,
    failing: Uint16Array.from({length: images.count}, (_, i) => i).filter((image) => !filtered.has(image)),
    names: named
      .map(({name}, i) => ({name, own: byColour[i]!}))
      .filter(({own}) => own.length > 0 && own.length >= leastNamed * selection.length)
      .sort((one, other) => other.own.length - one.own.length)
      .map(({name, own}) => ({
        name,
        x: median(own, (image) => places.x[image])!,
        y: median(own, (image) => places.y[image])!
      })),
    polygon: view.area?.layout === view.layout ? view.area.polygon : [],
    image: view.image
  };
}
