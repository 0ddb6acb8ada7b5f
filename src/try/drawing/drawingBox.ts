import {drawInk, imageCanvas} from "../../modelView/inkedCanvas.js";
import {PixelCursor} from "./pixelCursor.js";
import {drawLine, fill, moved, side, touch} from "./strokes.js";
import {toolbox, type Toolbox} from "./toolbox.js";

const undoCount = 50;

/** What lies in the box. */
export interface Drawn<Origin> {
  /** Levels, [784]. */
  readonly pixels: Uint8Array;
  /** What was put here; undefined for a drawing from nothing. */
  readonly origin: Origin | undefined;
  /** Whether it was drawn on since. */
  readonly isChanged: boolean;
}

export interface DrawingOptions<Origin> {
  /** Told of what lies here now. */
  readonly onChange: (drawn: Drawn<Origin>) => void;
  /** Copies a link to what lies here. @returns what to tell when it is done */
  readonly copyLink: (pixels: Uint8Array) => Promise<string>;
}

/**
 * The 28 × 28 pixels that both networks see, to be drawn on: with a pen, a finger or a mouse, and by keys, pixel by
 * pixel.
 */
export class DrawingBox<Origin> {
  /** Where it is drawn. */
  readonly surface: HTMLElement;
  /** The tools beside it. */
  readonly tools: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #cursor: PixelCursor;
  readonly #tools: Toolbox;
  readonly #onChange: (drawn: Drawn<Origin>) => void;
  readonly #before: Drawn<Origin>[] = [];
  readonly #pixels = new Uint8Array(side * side);
  #origin: Origin | undefined;
  #isChanged = false;
  #last: {readonly x: number; readonly y: number} | undefined;

  constructor({onChange, copyLink}: DrawingOptions<Origin>) {
    this.#onChange = onChange;
    this.#canvas = imageCanvas("");
    this.#cursor = new PixelCursor({
      levelAt: (column, row) => this.#pixels[row * side + column]!,
      paint: (column, row, erases) => this.#paintPixel(column, row, erases)
    });
    this.#tools = toolbox({
      undo: () => this.undo(),
      clear: () => this.put(new Uint8Array(side * side), undefined),
      move: (across, down) => this.#change(() => this.#pixels.set(moved(this.#pixels, across, down))),
      copyLink: () => copyLink(this.#pixels.slice()),
      onMirror: (isMirrored) => void this.#cursor.element.classList.toggle("mirrored", isMirrored)
    });
    const surface = this.#cursor.element;
    surface.prepend(this.#canvas);
    this.surface = surface;
    this.tools = this.#tools.element;
    surface.addEventListener("pointerdown", (event) => this.#start(event));
    surface.addEventListener("pointermove", (event) => this.#follow(event));
    for (const end of ["pointerup", "pointercancel"]) surface.addEventListener(end, () => (this.#last = undefined));
  }

  /** Shows other pixels; what was there can be had back. */
  put(pixels: Uint8Array, origin: Origin | undefined): void {
    this.#remember();
    this.#restore({pixels, origin, isChanged: false});
  }

  /** Shows other pixels in place of these, which cannot be had back. */
  replace(pixels: Uint8Array, origin: Origin): void {
    this.#restore({pixels, origin, isChanged: false});
  }

  /** Has both sides drawn alike, or not. */
  mirror(isMirrored: boolean): void {
    this.#tools.mirror(isMirrored);
  }

  /** Takes the last change back. */
  undo(): void {
    const before = this.#before.pop();
    if (before !== undefined) this.#restore(before);
  }

  #start(event: PointerEvent): void {
    if (event.button !== 0) return;
    const place = this.#placeOf(event);
    this.#cursor.element.setPointerCapture(event.pointerId);
    const {tool, pen} = this.#tools.settings;
    if (tool === "fill") {
      return this.#change(() => fill(this.#pixels, Math.floor(place.x), Math.floor(place.y), pen.level));
    }
    this.#last = place;
    this.#change(() => touch(this.#pixels, place.x, place.y, pen));
  }

  #follow(event: PointerEvent): void {
    if (this.#last === undefined) return;
    for (const move of movesOf(event)) {
      const place = this.#placeOf(move);
      drawLine(this.#pixels, this.#last, place, this.#tools.settings.pen);
      this.#last = place;
    }
    this.#tell();
  }

  #paintPixel(column: number, row: number, erases: boolean): void {
    const {tool, pen} = this.#tools.settings;
    this.#change(() => {
      if (tool === "fill" && !erases) return fill(this.#pixels, column, row, pen.level);
      this.#pixels[row * side + column] = erases ? 0 : pen.level;
      if (pen.isMirrored) this.#pixels[row * side + side - 1 - column] = erases ? 0 : pen.level;
    });
  }

  #placeOf({clientX, clientY}: PointerEvent): {x: number; y: number} {
    const {left, top, width} = this.#canvas.getBoundingClientRect();
    const within = (offset: number): number => Math.min(side - 0.001, Math.max(0, (offset / width) * side));
    return {x: within(clientX - left), y: within(clientY - top)};
  }

  #change(edit: () => unknown): void {
    this.#remember();
    edit();
    this.#isChanged = true;
    this.#tell();
  }

  #tell(): void {
    drawInk(this.#canvas, this.#pixels);
    this.#onChange(this.#drawn());
  }

  #drawn(): Drawn<Origin> {
    return {pixels: this.#pixels.slice(), origin: this.#origin, isChanged: this.#isChanged};
  }

  #remember(): void {
    this.#before.push(this.#drawn());
    if (this.#before.length > undoCount) this.#before.shift();
  }

  #restore({pixels, origin, isChanged}: Drawn<Origin>): void {
    this.#pixels.set(pixels);
    this.#origin = origin;
    this.#isChanged = isChanged;
    this.#tell();
  }
}

/** All moves that an event stands for: the one where there are no others, or a browser tells of none. */
function movesOf(event: PointerEvent): PointerEvent[] {
  // Typed as always there, which it is not: older browsers and pages without https lack it.
  const {getCoalescedEvents} = event as {getCoalescedEvents?: () => PointerEvent[]};
  const moves = getCoalescedEvents?.call(event) ?? [];
  return moves.length > 0 ? moves : [event];
}
