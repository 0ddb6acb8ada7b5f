import {svgTags, tags} from "../../components/tags.js";
import {percent} from "../../lib/format.js";
import type {EpochMeasure, TrainingProgress} from "../../lib/modelWorker.js";

const {figcaption, figure} = tags;
const {circle, g, line, path, svg, text} = svgTags;

type Step = Pick<Extract<TrainingProgress, {kind: "step"}>, "epoch" | "seenCount" | "trainCount" | "accuracy">;

const size = {height: 220, left: 44, right: 112, top: 12, bottom: 44} as const;

/** Widest curve, px. */
const largest = 672;

/** More epochs than this are numbered alone, and only the last share is written. */
const fewEpochs = 4;

export interface LiveCurveOptions {
  readonly epochCount: number;
  readonly colour: string;
  readonly caption: string;
}

/** Accuracy over the epochs as training goes on: the epoch's mean so far, and validation at each epoch's end. */
export class LiveCurve {
  readonly #epochCount: number;
  readonly #colour: string;
  readonly #width: number;
  readonly #line: SVGElement;
  readonly #name: SVGElement;
  readonly #dots: SVGElement;
  /** Corners of the line, epoch by epoch, as its measure begins anew with each. */
  readonly #points: string[][] = [];

  /** @param place where it is appended, as wide as there is room */
  constructor(place: HTMLElement, {epochCount, colour, caption}: LiveCurveOptions) {
    const width = Math.min(largest, place.clientWidth);
    this.#epochCount = epochCount;
    this.#colour = colour;
    this.#width = width;
    this.#line = path({class: "curve-line", style: `stroke:${colour}`});
    this.#name = text({class: "curve-name", dy: "0.32em"});
    this.#dots = g({});
    const drawing = svg(
      {
        width,
        height: size.height,
        class: "live-curve",
        role: "img",
        "aria-label": "Accuracy as training goes on"
      },
      accuracyAxis(width - size.right),
      this.#epochAxis(),
      this.#line,
      this.#dots,
      this.#name
    );
    place.append(figure({class: "live-curve"}, drawing, figcaption({class: "panel-note"}, caption)));
  }

  step({epoch, seenCount, trainCount, accuracy}: Step): void {
    this.#draw(epoch, seenCount / trainCount, accuracy);
  }

  epoch(measures: readonly EpochMeasure[]): void {
    for (const {epoch, split, accuracy} of measures) {
      if (split === "train") this.#draw(epoch - 1, 1, accuracy);
      if (split !== "validation") continue;
      const [cx, cy] = [this.#x(epoch), yOf(accuracy)];
      if (this.#epochCount > fewEpochs) this.#dots.querySelector("text")?.remove();
      const share = text({x: cx, y: size.height - 8, "text-anchor": "middle", class: "curve-name"}, percent(accuracy));
      this.#dots.append(circle({cx, cy, r: 4, style: `fill:${this.#colour}`}), share);
    }
  }

  /** Leads the line on. @param part of the epoch that is done */
  #draw(epoch: number, part: number, accuracy: number): void {
    const [x, y] = [this.#x(epoch + part), yOf(accuracy)];
    const corners = (this.#points[epoch] ??= [`${this.#x(epoch).toFixed(1)},${y.toFixed(1)}`]); // from the epoch's start
    corners.push(`${x.toFixed(1)},${y.toFixed(1)}`);
    this.#line.setAttribute("d", this.#points.map((corners) => `M${corners.join("L")}`).join(""));
    this.#name.setAttribute("x", String(x + 14));
    this.#name.setAttribute("y", String(y));
    this.#name.textContent = `training ${percent(accuracy)}`;
  }

  #x(epochs: number): number {
    return size.left + (epochs / this.#epochCount) * (this.#width - size.left - size.right);
  }

  #epochAxis(): SVGElement[] {
    return Array.from({length: this.#epochCount + 1}, (_, epoch) => {
      const place = {x: this.#x(epoch), y: size.height - 25, "text-anchor": "middle"};
      if (this.#epochCount > fewEpochs) return text({...place, class: "curve-tick"}, String(epoch));
      return text({...place, class: "curve-tick"}, epoch === 0 ? "start" : `epoch ${epoch}`);
    });
  }
}

function yOf(accuracy: number): number {
  return size.top + (1 - accuracy) * (size.height - size.top - size.bottom);
}

function accuracyAxis(right: number): SVGElement[] {
  return [0, 0.2, 0.4, 0.6, 0.8, 1].map((accuracy) => {
    const y = yOf(accuracy);
    const place = {x: size.left - 6, y, dy: "0.32em", "text-anchor": "end"};
    return g(
      {},
      line({x1: size.left, x2: right, y1: y, y2: y, class: "curve-grid"}),
      text({...place, class: "curve-tick"}, percent(accuracy, 0))
    );
  });
}
