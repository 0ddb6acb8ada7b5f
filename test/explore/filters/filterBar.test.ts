import {beforeEach, describe, expect, it} from "vitest";
import {Filtered} from "../../../src/explore/images/filter.js";
import {filterBar, type FilterBar} from "../../../src/explore/filters/filterBar.js";
import {useDocument} from "../../fixtures/useDocument.js";
import {fewImages} from "../images/fewImages.js";
import {firstView, noFilters, type View} from "../../../src/explore/view/view.js";

useDocument();
let bar: FilterBar;
let changes: Partial<View>[];

beforeEach(() => {
  changes = [];
  bar = filterBar((change) => changes.push(change), {...fewImages(), count: 10_000});
  document.body.replaceChildren(bar.element);
});

const field = <E extends HTMLElement = HTMLSelectElement>(name: string): E => {
  const labels = Array.from(document.querySelectorAll(".filter-field"));
  return labels.find(({textContent}) => textContent?.startsWith(name))!.querySelector<E>("select, input")!;
};

const show = (change: Partial<View>): void => {
  const [images, view] = [fewImages(), {...firstView, ...change}];
  bar.update({images, view, filtered: new Filtered(images, view)});
};
/** What the chosen option is called, without its count. */
const chosen = (name: string): string => field(name).selectedOptions[0]!.textContent.replace(/ \(\d+\)$/, "");

const choose = (control: HTMLSelectElement | HTMLInputElement, value: string): void => {
  control.value = value;
  control.dispatchEvent(new Event("change", {bubbles: true}));
};

it("the bar shows a view's choices", () => {
  show({label: [6], saysA: "wrong", saysB: [0, 2, 6], sort: "index", order: "asc", ids: [3, 4, 5]});
  expect(chosen("True class")).toBe("Shirt");
  expect(chosen("ANN says")).toBe("a wrong class");
  expect(chosen("CNN says")).toBe("Tops");
  expect(field("Sorted by").value).toBe("index");
  expect(field<HTMLInputElement>("Image numbers").value).toBe("3-5");
});

it("the options of classes say how many images they would leave, the other filters as they are", () => {
  const images = fewImages();
  const all = Array.from({length: images.count}, (_, image) => image);
  show({saysA: "wrong"});
  const wrong = all.filter((image) => images.models.a.predictions[image] !== images.labels[image]);
  const countOf = (name: string, value: string): string | undefined =>
    /\((\d+)\)$/.exec(Array.from(field(name).options).find((one) => one.value === value)!.textContent)?.[1];
  expect(countOf("True class", "")).toBe(String(wrong.length));
  const shirts = (among: readonly number[]): string =>
    String(among.filter((image) => images.labels[image] === 6).length);
  expect(countOf("True class", "shirt")).toBe(shirts(wrong));
  expect(countOf("ANN says", "")).toBe(String(all.length));
  expect(countOf("ANN says", "wrong")).toBe(String(wrong.length));
  expect(countOf("ANN says", "right")).toBe(String(all.length - wrong.length));
  expect(new Set(Array.from(field("Sorted by").options, ({textContent}) => /\(\d/.test(textContent)))).toEqual(
    new Set([false])
  );
});

it("classes that are no group are shown as several", () => {
  show({label: [0, 9]});
  expect(chosen("True class")).toBe("several");
});

it("each choice asks for its own change, and a new sort brings its first order", () => {
  choose(field("True class"), "shirt");
  choose(field("CNN says"), "");
  choose(field("ANN says"), "right");
  choose(field("Sorted by"), "index");
  choose(field("The two"), "no");
  expect(changes).toEqual([{label: [6]}, {saysB: []}, {saysA: "right"}, {sort: "index", order: "asc"}, {same: false}]);
});

describe("a range", () => {
  it("is set for the measure that is chosen, and leaves the others", () => {
    show({ranges: {"a-loss": {lower: 1, upper: Infinity}}});
    choose(field("Range of"), "b-margin");
    choose(field("at most"), "0.1");
    expect(changes).toEqual([
      {ranges: {"a-loss": {lower: 1, upper: Infinity}, "b-margin": {lower: -Infinity, upper: 0.1}}}
    ]);
  });
  it("is shown for the measure that is chosen, and taken away by emptying it", () => {
    show({ranges: {"a-loss": {lower: 1, upper: Infinity}}});
    choose(field("Range of"), "a-loss");
    expect(field<HTMLInputElement>("at least").value).toBe("1");
    choose(field("at least"), "");
    expect(changes).toEqual([{ranges: {}}]);
  });
  it("whose ends are the wrong way round is refused", () => {
    field<HTMLInputElement>("at least").value = "2";
    choose(field("at most"), "1");
    expect(changes).toEqual([]);
    expect(field<HTMLInputElement>("at most").validationMessage).toContain("larger");
  });
});

describe("image numbers", () => {
  it("are numbers and spans", () => {
    choose(field("Image numbers"), "7, 40–42");
    expect(changes).toEqual([{ids: [7, 40, 41, 42]}]);
  });
  it("that there are not are refused with what is expected", () => {
    choose(field("Image numbers"), "12345");
    expect(changes).toEqual([]);
    expect(field<HTMLInputElement>("Image numbers").validationMessage).toContain("from 0 to 9999");
  });
});

describe("a filter in force", () => {
  const chips = (): HTMLButtonElement[] => Array.from(document.querySelectorAll(".filter-chips button"));
  it("is a button that takes it away; with several there is one for all", () => {
    show({label: [6], saysB: [0]});
    expect(chips().map((chip) => chip.getAttribute("aria-label"))).toEqual([
      "Remove filter: true class Shirt",
      "Remove filter: the CNN says T-shirt",
      "Remove all filters"
    ]);
    chips()[0]!.click();
    chips()[2]!.click();
    expect(changes).toEqual([{label: []}, noFilters]);
  });
  it("that has gone leaves the focus in the form", () => {
    show({label: [6]});
    chips()[0]!.focus();
    chips()[0]!.click();
    show({});
    expect(document.activeElement === document.body).toBe(false);
  });
});
