import {radio} from "@observablehq/inputs";
import {beforeEach, expect, it} from "vitest";
import {inAddress} from "../../src/page/inAddress.js";
import {useDocument} from "../fixtures/useDocument.js";

useDocument("", "https://example.org/results");

type Choice = HTMLElement & {value: string};
const measure = (): Choice => inAddress("measure", radio(["loss", "accuracy"], {value: "loss"}));

const go = (address: string): void => history.replaceState(null, "", address);

/** Chooses as a reader does. */
function choose(input: Choice, index: number): void {
  const field = input.querySelectorAll("input")[index]!;
  field.checked = true;
  field.dispatchEvent(new Event("input", {bubbles: true}));
}

beforeEach(() => go("/results"));

it("the address chooses in the input that it names", () => {
  go("/results?measure=accuracy&curves.measure=loss");
  expect(measure().value).toBe("accuracy");
});

it.each(["", "?measure=", "?measure=__proto__", "?measure=<script>", "?measure=LOSS", "?other=accuracy"])(
  "an address with %o leaves the first choice",
  (search) => {
    go(`/results${search}`);
    expect(measure().value).toBe("loss");
  }
);

it("the address chooses a number too", () => {
  go("/results?class=6");
  expect(
    inAddress(
      "class",
      radio(
        new Map<string, number | "all">([
          ["All", "all"],
          ["Shirt", 6]
        ]),
        {value: "all"}
      )
    ).value
  ).toBe(6);
});

it("a choice is written beside what the address holds, and the first choice is left out", () => {
  go("/results?show=row#curves");
  const input = measure();
  choose(input, 1);
  expect(location.href).toBe("https://example.org/results?show=row&measure=accuracy#curves");
  choose(input, 0);
  expect(location.href).toBe("https://example.org/results?show=row#curves");
});

it("going back chooses what the address says then, as long as the input is on the page", () => {
  const input = measure();
  document.body.append(input);
  choose(input, 1);
  const seen: string[] = [];
  input.addEventListener("input", () => seen.push(input.value));
  go("/results");
  window.dispatchEvent(new Event("popstate"));
  expect(seen).toEqual(["loss"]);
});
