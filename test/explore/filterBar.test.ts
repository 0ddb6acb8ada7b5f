import {JSDOM} from "jsdom";
import {beforeEach, expect, it} from "vitest";
import {filterBar, type FilterBar} from "../../src/explore/filterBar.js";
import {firstView, type View} from "../../src/explore/view.js";

const counts = {any: 1453, ann: 1220, cnn: 867, both: 634, "only-ann": 586, "only-cnn": 233};
let document: Document;
let bar: FilterBar;
let changes: Partial<View>[];

beforeEach(() => {
  ({document} = new JSDOM("").window);
  changes = [];
  bar = filterBar((change) => changes.push(change), document);
  document.body.append(bar.element);
});

const field = (name: string): HTMLSelectElement => {
  const label = Array.from(document.querySelectorAll(".filter-field")).find(({textContent}) =>
    textContent?.startsWith(name)
  );
  return label!.querySelector("select")!;
};

const choose = (select: HTMLSelectElement, value: string): void => {
  select.value = value;
  select.dispatchEvent(new document.defaultView!.Event("change"));
};

it("the bar shows a view's choices, and how many images each choice of who errs holds", () => {
  bar.update({...firstView, wrong: "both", label: 6, sort: "index", order: "asc"}, counts);
  expect(document.querySelector<HTMLInputElement>(":checked")!.value).toBe("both");
  expect(field("True class").selectedOptions[0]!.textContent).toBe("Shirt");
  expect(field("Predicted class").selectedOptions[0]!.textContent).toBe("any class");
  expect(field("Sorted by").value).toBe("index");
  expect(document.querySelector(".choice-count")!.textContent).toBe("1,453");
});

it("each choice asks for its own change, and a new sort brings its first order", () => {
  choose(field("True class"), "6");
  choose(field("Predicted class"), "");
  choose(field("Sorted by"), "index");
  document.querySelector<HTMLInputElement>('[value="only-cnn"]')!.click();
  expect(changes).toEqual([{label: 6}, {prediction: undefined}, {sort: "index", order: "asc"}, {wrong: "only-cnn"}]);
});

it("clearing is offered only where there is something to clear", () => {
  const clear = document.querySelector<HTMLButtonElement>(".filter-clear")!;
  bar.update({...firstView, image: 3}, counts);
  expect(clear.hidden).toBe(true);
  bar.update({...firstView, label: 0}, counts);
  expect(clear.hidden).toBe(false);
  clear.click();
  expect(changes).toEqual([firstView]);
});
