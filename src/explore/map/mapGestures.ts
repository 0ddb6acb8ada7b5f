import {pointer, select, zoom, zoomIdentity, zoomTransform} from "d3";
import {tags} from "../../components/tags.js";
import {mostScale} from "../view/quantityFields.js";
import type {Transform} from "./frame.js";
import {box, thinned, withPoint} from "./outline.js";

const {button, div} = tags;

/** What dragging does. */
export const tools = ["move", "lasso", "box"] as const;
export type Tool = (typeof tools)[number];

type Point = readonly [x: number, y: number];

export interface GestureOptions {
  readonly tool: () => Tool;
  /** The reader looks at another part. */
  readonly onTransform: (transform: Transform) => void;
  /** The reader draws an outline, px; it is done when the pointer is lifted. */
  readonly onOutline: (outline: readonly Point[], isDone: boolean) => void;
  /** The reader clicks a place, px. */
  readonly onPoint: (x: number, y: number) => void;
  /** A pointer rests over a place, px, or has left the map. */
  readonly onHover: (place: Point | undefined) => void;
  /** The reader wants what is in the window. */
  readonly onWindow: () => void;
}

export interface Gestures {
  /** The same for those who use no pointer, or no wheel. */
  readonly buttons: HTMLElement;
  /** Goes on from another part of the map. */
  follow(transform: Transform): void;
}

const zoomStep = 1.5;
/** Share of the window by which an arrow key moves the map. */
const moveStep = 0.15;

/** Moving, zooming and choosing on a map's canvas, by pointer, wheel, fingers and keys. */
export function mapGestures(canvas: HTMLCanvasElement, options: GestureOptions): Gestures {
  const target = select(canvas);
  let isFollowing = false;
  const behaviour = zoom<HTMLCanvasElement, unknown>()
    .scaleExtent([1, mostScale])
    .extent(() => windowOf(canvas))
    .filter((event: Event) => mayZoom(event, canvas, options.tool()))
    .on("zoom", ({transform}: {transform: Transform}) => {
      if (!isFollowing) options.onTransform(transform);
    });
  target.call(behaviour).on("dblclick.zoom", null);
  target.on("click", (event: MouseEvent) => {
    if (options.tool() === "move") options.onPoint(...pointer(event, canvas));
  });
  target.on("pointermove", (event: PointerEvent) => {
    const hovers = event.pointerType !== "touch" && event.buttons === 0;
    options.onHover(hovers ? pointer(event, canvas) : undefined);
  });
  target.on("pointerleave", () => options.onHover(undefined));
  listenToOutlines(canvas, options);
  const scale = (by: number): void => behaviour.scaleBy(target, by);
  const move = (x: number, y: number): void => {
    const {k} = zoomTransform(canvas);
    behaviour.translateBy(target, (x * canvas.clientWidth) / k, (y * canvas.clientHeight) / k);
  };
  const whole = (): void => behaviour.transform(target, zoomIdentity);
  listenToKeys(canvas, {scale, move, whole, choose: options.onWindow});
  return {
    buttons: buttons({scale, whole, choose: options.onWindow}),
    follow({k, x, y}) {
      isFollowing = true;
      behaviour.transform(target, zoomIdentity.translate(x, y).scale(k));
      isFollowing = false;
    }
  };
}

interface Actions {
  readonly scale: (by: number) => void;
  readonly move: (x: number, y: number) => void;
  readonly whole: () => void;
  readonly choose: () => void;
}

function listenToKeys(canvas: HTMLCanvasElement, {scale, move, whole, choose}: Actions): void {
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => move(moveStep, 0),
    ArrowRight: () => move(-moveStep, 0),
    ArrowUp: () => move(0, moveStep),
    ArrowDown: () => move(0, -moveStep),
    "+": () => scale(zoomStep),
    "=": () => scale(zoomStep),
    "-": () => scale(1 / zoomStep),
    "0": whole,
    Enter: choose
  };
  canvas.addEventListener("keydown", (event) => {
    const act = event.altKey || event.ctrlKey || event.metaKey ? undefined : actions[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

function listenToOutlines(canvas: HTMLCanvasElement, {tool, onOutline}: GestureOptions): void {
  let outline: readonly Point[] | undefined;
  canvas.addEventListener("pointerdown", (event) => {
    if (tool() === "move" || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({preventScroll: true}); // so that Escape is heard here
    outline = [pointer(event, canvas)];
  });
  canvas.addEventListener("pointermove", (event) => {
    if (outline === undefined) return;
    const point = pointer(event, canvas);
    outline = tool() === "box" ? [outline[0]!, point] : withPoint(outline, point);
    onOutline(cornersOf(outline, tool()), false);
  });
  canvas.addEventListener("pointerup", () => {
    if (outline !== undefined) onOutline(thinned(cornersOf(outline, tool())), true);
    outline = undefined;
  });
  const cancel = (): void => {
    outline = undefined;
    onOutline([], true);
  };
  canvas.addEventListener("pointercancel", cancel);
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || outline === undefined) return;
    event.preventDefault();
    cancel();
  });
}

function cornersOf(outline: readonly Point[], tool: Tool): readonly Point[] {
  return tool === "box" && outline.length === 2 ? box(outline[0]!, outline[1]!) : outline;
}

function buttons({scale, whole, choose}: Omit<Actions, "move">): HTMLElement {
  const act = (text: string, label: string, does: () => void): HTMLElement => {
    const made = button({type: "button", "aria-label": label}, text);
    made.addEventListener("click", does);
    return made;
  };
  return div(
    {class: "map-buttons"},
    act("+", "Zoom in", () => scale(zoomStep)),
    act("−", "Zoom out", () => scale(1 / zoomStep)),
    act("Whole map", "Whole map", whole),
    act("Select what is in view", "Select what is in view", choose)
  );
}

function windowOf({clientWidth, clientHeight}: HTMLCanvasElement): [[number, number], [number, number]] {
  return [
    [0, 0],
    [clientWidth, clientHeight]
  ];
}

/**
 * Whether an event moves or zooms the map, and not the page: a wheel with Ctrl or once the map has the focus, two
 * fingers, or one where the map is enlarged.
 */
function mayZoom(event: Event, canvas: HTMLCanvasElement, tool: Tool): boolean {
  if (event.type === "wheel") return (event as WheelEvent).ctrlKey || document.activeElement === canvas;
  if (isPinch(event)) return true;
  const isTouch = event.type.startsWith("touch");
  return tool === "move" && !(isTouch && zoomTransform(canvas).k <= 1);
}

function isPinch(event: Event): boolean {
  return "touches" in event && (event as TouchEvent).touches.length > 1;
}
