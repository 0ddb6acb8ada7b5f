import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {played, slider, slideTo} from "../../src/components/slider.js";
import {useDocument} from "../fixtures/useDocument.js";

useDocument();

it("shows the number that is chosen, by the reader or by the address, and never one outside of its extent", () => {
  const answered = slider([10, 100], {label: "Answered, %", value: 80});
  const said = vi.fn();
  answered.addEventListener("input", said);
  const range = answered.querySelector("input")!;
  const shown = () => [answered.value, answered.querySelector(".slider-number")!.textContent];
  expect(answered.querySelector("label")!.textContent).toBe("Answered, %");
  expect(shown()).toEqual([80, "80"]);
  range.value = "35";
  range.dispatchEvent(new Event("input", {bubbles: true}));
  expect(said).toHaveBeenCalledOnce();
  expect(shown()).toEqual([35, "35"]);
  answered.value = 400;
  expect(shown()).toEqual([100, "100"]);
});

describe("a slider that is played", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function playedSlider() {
    const moved = played(slider([1, 5], {label: "Window", value: 2}), 40);
    document.body.append(moved);
    const said: number[] = [];
    moved.addEventListener("input", () => said.push(moved.value));
    return {moved, said, button: moved.querySelector("button")!};
  }

  it("moves a step at a time, says so, and is at rest at its end, from where it begins anew", () => {
    const {moved, said, button} = playedSlider();
    button.click();
    expect(button.textContent).toBe("Pause");
    vi.advanceTimersByTime(400);
    expect(said).toEqual([3, 4, 5]);
    expect(button.textContent).toBe("Play");
    button.click();
    vi.advanceTimersByTime(40);
    expect(moved.value).toBe(2);
  });
  it.each([
    ["the button is pressed again", ({button}: ReturnType<typeof playedSlider>) => button.click()],
    ["the reader takes the slider", ({moved}) => moved.querySelector("input")!.dispatchEvent(new Event("keydown"))],
    ["its page is gone", ({moved}) => moved.remove()]
  ])("stops where %s", (_, end) => {
    const made = playedSlider();
    made.button.click();
    vi.advanceTimersByTime(40);
    end(made);
    vi.advanceTimersByTime(400);
    expect(made.said).toEqual([3]);
    expect(vi.getTimerCount()).toBe(0);
  });
  it("says nothing of a place where it is already", () => {
    const {moved, said} = playedSlider();
    slideTo(moved, 2);
    slideTo(moved, 4);
    expect(said).toEqual([4]);
  });
});
