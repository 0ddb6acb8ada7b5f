import {tags} from "../components/tags.js";
import {dataAlert} from "../page/dataAlert.js";
import {radioChoice} from "./filters/choices.js";
import type {Garments} from "./images/garments.js";
import type {MapPane} from "./map/mapPane.js";
import type {Part} from "./bySlots.js";
import type {Go, Shown} from "./shown.js";
import {panes} from "./view/view.js";

const {div} = tags;

export interface PaneOptions {
  readonly go: Go;
  readonly matrix: Part;
  readonly garments: Garments;
  /** Opens an image. @param from what it was asked for from */
  readonly onOpen: (image: number, from: HTMLElement) => void;
}

/** The matrix or the map; the map's code is loaded when it is first asked for. */
export interface PaneSwitch {
  readonly element: HTMLElement;
  update(shown: Shown): void;
}

export function paneSwitch({go, matrix, ...mapOptions}: PaneOptions): PaneSwitch {
  const choice = radioChoice("View", "pane", panes, {matrix: "Matrix", map: "Map"}, (pane) =>
    go({pane, zoom: undefined})
  );
  const mapPlace = div({class: "map-place"});
  let map: Promise<MapPane> | undefined;
  let latest: Shown | undefined;
  const showMap = async (): Promise<void> => {
    try {
      map ??= import("./map/mapPane.js").then(({MapPane: Pane}) => new Pane({go, ...mapOptions}));
      const pane = await map;
      if (!pane.element.isConnected) mapPlace.replaceChildren(pane.element);
      if (latest?.view.pane === "map") pane.update(latest);
    } catch (error) {
      map = undefined;
      mapPlace.replaceChildren(dataAlert(error, "The map cannot be drawn without it.", () => void showMap()));
    }
  };
  return {
    element: div({class: "explore-panes"}, choice.element, matrix.element, mapPlace),
    update(shown) {
      const {pane} = shown.view;
      latest = shown;
      choice.show(pane);
      matrix.element.hidden = pane !== "matrix";
      mapPlace.hidden = pane !== "map";
      if (pane === "map") void showMap();
      else matrix.update(shown);
    }
  };
}
