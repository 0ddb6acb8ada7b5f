import {expect, it, vi} from "vitest";
import {slider} from "../../src/components/slider.js";
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
