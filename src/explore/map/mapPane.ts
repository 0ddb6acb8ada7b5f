import {tags} from "../../components/tags.js";
import {count} from "../../lib/format.js";
import type {Garments} from "../images/garments.js";
import type {Go, Shown} from "../shown.js";
import {themeOf} from "../../components/themeColours.js";
import {asAddressed} from "../view/quantityFields.js";
import type {View, Zoom} from "../view/view.js";
import type {Colours} from "./colouring.js";
import {drawMap, type MapContent} from "./drawing.js";
import {frameOf, frameOfTransform, toMap, transformOf, wholeMap, zoomOf, type Frame, type WholeMap} from "./frame.js";
import {layoutNames, mapControls} from "./mapControls.js";
import {mapHint, type MapHint} from "./mapHint.js";
import {mapContent} from "./mapContent.js";
import {mapGestures, type Gestures, type Tool} from "./mapGestures.js";
import {MapTwin} from "./mapTwin.js";
import {nearestFinder} from "./nearest.js";

const {canvas, div, p, span} = tags;

/** A pointer finds points so near, px. */
const reach = 14;

/** A hand rests when it has not moved for so long. */
const restMs = 250;

export interface MapOptions {
  readonly go: Go;
  readonly garments: Garments;
  /** Opens an image. @param from what it was asked for from, and takes the focus again */
  readonly onOpen: (image: number, from: HTMLElement) => void;
}

/** A model's last hidden layer as a map of all test images; what the filters leave out is dim. */
export class MapPane {
  readonly element: HTMLElement;
  readonly #options: MapOptions;
  readonly #window: Window;
  readonly #canvas: HTMLCanvasElement;
  readonly #hint: MapHint;
  readonly #caption: HTMLElement;
  readonly #legend: HTMLElement;
  readonly #twin: MapTwin;
  readonly #gestures: Gestures;
  readonly #controls: ReturnType<typeof mapControls>;
  #tool: Tool = "move";
  #shown: Shown | undefined;
  #content: MapContent | undefined;
  #whole: WholeMap | undefined;
  #frame: Frame | undefined;
  #outline: readonly (readonly [number, number])[] = [];
  #isScheduled = false;
  #resting = 0;
  #nearest: ((x: number, y: number, radius: number) => number | undefined) | undefined;

  constructor(options: MapOptions) {
    const {go, onOpen} = options;
    this.#options = options;
    this.#window = window;
    this.#canvas = canvas({class: "map-canvas", tabindex: 0, role: "application"}) as HTMLCanvasElement;
    this.#caption = p({class: "matrix-caption"});
    this.#legend = div({class: "map-legend"});
    this.#hint = mapHint(options.garments);
    this.#twin = new MapTwin(onOpen);
    this.#controls = mapControls(go, (tool) => {
      this.#tool = tool;
      this.#schedule();
    });
    this.#gestures = mapGestures(this.#canvas, {
      tool: () => this.#tool,
      onTransform: (transform) => this.#look(frameOfTransform(this.#whole!, transform)),
      onOutline: (outline, isDone) => this.#draw(outline, isDone),
      onPoint: (x, y) => this.#openAt(x, y),
      onHover: (place) => this.#hoverAt(place),
      onWindow: () => this.#chooseWindow()
    });
    this.element = div(
      {class: "map-pane"},
      this.#controls.element,
      div({class: "map-frame"}, this.#canvas, this.#hint.element),
      this.#gestures.buttons,
      this.#legend,
      this.#caption,
      this.#twin.element
    );
    new ResizeObserver(() => this.#resize()).observe(this.#canvas);
    this.#window
      .matchMedia("(prefers-color-scheme: dark)")
      .addEventListener("change", () => this.#shown && this.update(this.#shown));
  }

  update(shown: Shown): void {
    const {view, selection} = shown;
    const before = this.#shown;
    this.#shown = shown;
    this.#content = mapContent(shown, themeOf(this.#canvas));
    if (before?.view.layout !== view.layout) this.#nearest = nearestFinder(this.#content.places);
    this.#controls.update(view);
    this.#fillLegend(this.#content.colours, view);
    this.#canvas.setAttribute("aria-label", labelOf(view, selection.length));
    this.#caption.textContent = captionOf(view);
    this.#twin.update(shown);
    this.#resize();
  }

  /** Fits the canvas into its place, then shows what the view's zoom says. */
  #resize(): void {
    const {clientWidth: width, clientHeight: height} = this.#canvas;
    if (this.#content === undefined || width === 0) return;
    const ratio = this.#window.devicePixelRatio;
    if (this.#canvas.width !== width * ratio || this.#canvas.height !== height * ratio) {
      this.#canvas.width = width * ratio;
      this.#canvas.height = height * ratio;
    }
    this.#whole = wholeMap(this.#content.places, width, height);
    this.#frame = frameOf(this.#whole, this.#shown!.view.zoom, width, height);
    this.#gestures.follow(transformOf(this.#whole, this.#frame));
    this.#schedule();
  }

  /** Looks at another part of the map. The address follows when the hand rests. */
  #look(frame: Frame): void {
    this.#frame = frame;
    this.#schedule();
    this.#window.clearTimeout(this.#resting);
    this.#resting = this.#window.setTimeout(() => this.#options.go({zoom: this.#zoom()}, "detail"), restMs);
  }

  #zoom(): Zoom | undefined {
    const {clientWidth: width, clientHeight: height} = this.#canvas;
    const zoom = zoomOf(this.#whole!, this.#frame!, width, height);
    return zoom.scale <= 1 ? undefined : zoom;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#window.requestAnimationFrame(() => {
      this.#isScheduled = false;
      this.#paint();
    });
  }

  #paint(): void {
    const {clientWidth: width, clientHeight: height} = this.#canvas;
    const context = this.#canvas.getContext("2d")!;
    this.#canvas.classList.toggle("scrolls-page", this.#tool === "move" && this.#zoom() === undefined);
    const ratio = this.#window.devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const font = this.#window.getComputedStyle(this.#canvas).fontFamily;
    const {garments} = this.#options;
    const content = this.#outline.length > 0 ? {...this.#content!, polygon: this.#outline} : this.#content!;
    const onLoad = (): void => this.#schedule();
    drawMap({context, width, height, theme: themeOf(this.#canvas), font, garments, onLoad}, content, this.#frame!);
  }

  #draw(outline: readonly (readonly [number, number])[], isDone: boolean): void {
    this.#outline = isDone ? [] : outline.map(([x, y]) => toMap(this.#frame!, x, y));
    if (isDone && outline.length >= 3) this.#choose(outline);
    this.#schedule();
  }

  /** Takes the outline as the address will state it, so that a link leads to the very same images. */
  #choose(outline: readonly (readonly [number, number])[]): void {
    const polygon = outline
      .map(([x, y]) => toMap(this.#frame!, x, y))
      .map(([x, y]) => [asAddressed(x), asAddressed(y)] as const);
    this.#options.go({area: {layout: this.#shown!.view.layout, polygon}, zoom: this.#zoom()});
  }

  #chooseWindow(): void {
    const {clientWidth: width, clientHeight: height} = this.#canvas;
    this.#choose([
      [0, 0],
      [width, 0],
      [width, height],
      [0, height]
    ]);
  }

  #openAt(x: number, y: number): void {
    const image = this.#imageAt(x, y);
    if (image !== undefined) this.#options.onOpen(image, this.#canvas);
  }

  #hoverAt(place: readonly [number, number] | undefined): void {
    const image = place && this.#imageAt(...place);
    if (place === undefined || image === undefined) this.#hint.hide();
    else this.#hint.show(this.#shown!.images, image, {x: place[0], y: place[1], width: this.#canvas.clientWidth});
  }

  #imageAt(x: number, y: number): number | undefined {
    return this.#nearest!(...toMap(this.#frame!, x, y), reach / this.#frame!.scale);
  }

  #fillLegend({classes}: Colours, {colouring}: View): void {
    this.#legend.hidden = colouring === "class";
    this.#legend.replaceChildren(
      ...classes.map(({name, colour}) => span({}, span({class: "map-swatch", style: `background:${colour}`}), name))
    );
  }
}

function labelOf({layout}: View, imageCount: number): string {
  return `Map of the ${layoutNames[layout].replace(",", "’s last hidden layer by")}, ${count(imageCount)} images selected. Arrow keys move, plus and minus zoom, Enter selects what is in the window, 0 shows all.`;
}

function captionOf({layout}: View): string {
  const model = layout.startsWith("cnn") ? "CNN" : "ANN";
  const method = layout.endsWith("umap")
    ? "UMAP (15 neighbours) keeps neighbours together; distances between clusters and their sizes mean little."
    : "The two principal components: distances are true, as far as two of 128 dimensions can show them.";
  return `All test images by the 128 activations of the ${model}’s last hidden layer. ${method} Filtered out: grey.`;
}
