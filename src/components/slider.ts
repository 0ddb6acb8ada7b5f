import {tags} from "./tags.js";

const {button, div, input, label: labelled, span} = tags;

/** An element with a number, which says "input" when the reader changes it. */
export type Slider = HTMLElement & {value: number};

export interface SliderOptions {
  readonly label: string;
  /** What it has at first. */
  readonly value: number;
  readonly step?: number;
}

/**
 * A slider with its number, for `view`. It stands for `Inputs.range`, which writes its handlers into markup, where the
 * pages' content security policy refuses them.
 * @param extent least and largest value
 */
export function slider([min, max]: readonly [number, number], {label, value, step = 1}: SliderOptions): Slider {
  const range = input({type: "range", min, max, step, value}) as HTMLInputElement;
  const number = span({class: "slider-number", "aria-hidden": "true"}, String(value)); // a slider is read with its value
  const show = (): void => void (number.textContent = range.value);
  range.addEventListener("input", show);
  return Object.defineProperty(div({class: "slider"}, labelled({}, span({}, label), range), number), "value", {
    get: () => range.valueAsNumber,
    set(wanted: number) {
      range.value = String(wanted);
      show();
    }
  }) as Slider;
}

/** Moves a slider, as if the reader did. */
export function slideTo(to: Slider, value: number): void {
  if (value === to.value) return;
  to.value = value;
  to.dispatchEvent(new Event("input", {bubbles: true}));
}

/** Gives a slider a button that moves it, a step each so many ms, until it is at its end or the reader takes over. */
export function played(moved: Slider, stepMilliseconds: number): Slider {
  const play = button({type: "button"}, "Play");
  const range = moved.querySelector("input")!;
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    play.textContent = "Play";
  };
  const move = (): void => {
    if (!moved.isConnected || range.value === range.max) stop();
    else slideTo(moved, moved.value + Number(range.step));
  };
  play.addEventListener("click", () => {
    if (timer !== undefined) return stop();
    if (range.value === range.max) slideTo(moved, Number(range.min));
    timer = setInterval(move, stepMilliseconds);
    play.textContent = "Pause";
  });
  for (const type of ["pointerdown", "keydown"]) range.addEventListener(type, stop);
  moved.append(play);
  return moved;
}
