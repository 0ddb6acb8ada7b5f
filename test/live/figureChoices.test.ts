import {expect, it} from "vitest";
import {addressWithChoice, choicesInAddress} from "../../src/live/figureChoices.js";

const measure = {
  name: "measure",
  label: "Show",
  choices: [
    {value: "loss", label: "Loss"},
    {value: "accuracy", label: "Accuracy"}
  ]
};

it("the address chooses for the figure that it names and for no other", () => {
  const search = "?curves.measure=accuracy";
  expect(choicesInAddress([measure], "curves", search)).toEqual({measure: "accuracy"});
  expect(choicesInAddress([measure], "scores", search)).toEqual({measure: "loss"});
});

it.each(["", "?curves.measure=", "?curves.measure=__proto__", "?curves.measure=<script>", "?curves.measure=LOSS"])(
  "an address with %o falls back to the first choice",
  (search) => {
    expect(choicesInAddress([measure], "curves", search)).toEqual({measure: "loss"});
  }
);

it("a choice is written beside what the address holds, and the first choice is left out", () => {
  const address = "https://example.org/results?confusion.show=row#curves";
  const chosen = addressWithChoice(address, "curves", measure, "accuracy");
  expect(chosen).toBe("https://example.org/results?confusion.show=row&curves.measure=accuracy#curves");
  expect(addressWithChoice(chosen, "curves", measure, "loss")).toBe(address);
});
