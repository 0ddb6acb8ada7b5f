import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {elements} from "../../src/components/elements.js";
import {galleryItem} from "../../src/explore/galleryItem.js";
import {panelSummary} from "../../src/explore/imagePanel.js";
import {probabilityTable} from "../../src/explore/probabilityTable.js";
import {fewImages, fewProbabilities} from "./fewImages.js";

const {document} = new JSDOM("").window;
const look = {
  document,
  sheetUrl: (sheet: string) => `./${sheet}.png`,
  garment: (image: number) => elements(document).span({class: "garment"}, `[${image}]`)
};

const textOf = (nodes: readonly Element[], selector: string): string[] => {
  return nodes.flatMap((node) => Array.from(node.querySelectorAll(selector), (found) => found.textContent ?? ""));
};

it("an item of the gallery is a link with its class and what each model that errs took it for", () => {
  const item = galleryItem(fewImages(), 2, {...look, href: "?image=2"});
  expect(item.getAttribute("href")).toBe("?image=2");
  expect(Array.from(item.children, ({textContent}) => textContent)).toEqual(["[2]", "Shirt", "ANN: Coat"]);
});

it("an open image says what each model made of it, how sure it was, and the loss", () => {
  const summary = panelSummary(fewImages(), 2, look);
  expect(textOf([summary], ".panel-words p")).toEqual([
    "Labelled Shirt",
    "ANN wrong: Coat60.0\u202f% sureloss 3.00 nats",
    "CNN right: Shirt70.0\u202f% sureloss 0.30 nats"
  ]);
});

it("an open image has a table of both models' ten probabilities, with the true class marked", () => {
  const body = [probabilityTable(fewImages(), 2, fewProbabilities(2), document)];
  expect(textOf(body, "tbody tr")).toHaveLength(10);
  expect(textOf(body, ".true-class > *")).toEqual(["Shirt true", "", "4.4\u202f%", "70.0\u202f%"]);
  expect(textOf(body, ".chosen")).toEqual(["60.0\u202f%", "70.0\u202f%"]);
});

it("the dots of a row stand where its numbers say", () => {
  const table = probabilityTable(fewImages(), 2, fewProbabilities(2), document);
  const styles = Array.from(table.querySelectorAll(".true-class .share-dot"), (dot) =>
    Number.parseFloat(dot.getAttribute("style")!.slice("left:".length))
  );
  expect(styles[0]).toBeCloseTo(40 / 9, 4);
  expect(styles[1]).toBeCloseTo(70, 4);
});
