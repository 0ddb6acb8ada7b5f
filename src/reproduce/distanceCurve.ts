import {svgTags} from "../components/tags.js";
import {count} from "../lib/format.js";

const {g, line, path, svg, text} = svgTags;

const size = {height: 240, left: 52, right: 24, top: 12, bottom: 44} as const;

/** Powers of ten between which distances lie: from a float's last bit to two networks apart. */
const powers = {lowest: -12, highest: 2} as const;

/** How far apart two networks are as both are trained, on logarithmic scales. */
export class DistanceCurve {
  readonly element: SVGElement;
  readonly #line: SVGElement;
  readonly #points: string[] = [];
  readonly #right: number;
  readonly #stepTotal: number;

  /** @param width px */
  constructor({width, stepTotal}: {readonly width: number; readonly stepTotal: number}) {
    this.#right = width - size.right;
    this.#stepTotal = stepTotal;
    this.#line = path({class: "curve-line", style: "stroke:var(--ann)"});
    const label = "Distance between the two networks over the steps of their training";
    this.element = svg(
      {width, height: size.height, class: "live-curve", role: "img", "aria-label": label},
      this.#distances(),
      this.#steps(),
      this.#line
    );
  }

  /** Leads the line on. Steps are counted from 1 here, so that the start has a place. */
  add(stepCount: number, distance: number): void {
    this.#points.push(`${this.#x(stepCount + 1).toFixed(1)},${yOf(distance).toFixed(1)}`);
    this.#line.setAttribute("d", `M${this.#points.join("L")}`);
  }

  #x(step: number): number {
    return size.left + (Math.log(step) / Math.log(this.#stepTotal + 1)) * (this.#right - size.left);
  }

  #distances(): SVGElement[] {
    const shown = Array.from({length: (powers.highest - powers.lowest) / 2 + 1}, (_, i) => powers.lowest + 2 * i);
    return shown.map((power) => {
      const y = yOf(10 ** power);
      const place = {x: size.left - 6, y, dy: "0.32em", "text-anchor": "end", class: "curve-tick"};
      return g(
        {},
        line({x1: size.left, x2: this.#right, y1: y, y2: y, class: "curve-grid"}),
        text(place, powerText(power))
      );
    });
  }

  #steps(): SVGElement[] {
    const shown = [0, 10, 100, 1000].filter((step) => step < this.#stepTotal / 2);
    return [...shown, this.#stepTotal].map((step) => {
      const isLast = step === this.#stepTotal;
      const place = {x: this.#x(step + 1), y: size.height - 25, "text-anchor": isLast ? "end" : "middle"};
      return text(
        {...place, class: "curve-tick"},
        step === 0 ? "start" : isLast ? `${count(step)} steps` : count(step)
      );
    });
  }
}

function yOf(distance: number): number {
  const share = (Math.log10(distance) - powers.lowest) / (powers.highest - powers.lowest);
  return size.top + (1 - Math.min(1, Math.max(0, share))) * (size.height - size.top - size.bottom);
}

function powerText(power: number): string {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const written = String(Math.abs(power)).replace(/\d/g, (digit) => digits[Number(digit)]!);
  return power === 0 ? "1" : `10${power < 0 ? "⁻" : ""}${written}`;
}
