import {expect, it} from "vitest";
import {withoutBulk} from "../../site/pages/bulkSheets.js";

it("the sheets of all test images and of their neighbours are bulk, tables and the pages' own sheets are not", () => {
  const names = ["test-00.png", "test-51.png", "neighbours-204.png", "test-images.arrow", "neighbours.arrow"];
  const files = Object.fromEntries([...names, "highlights.png"].map((name, i) => [name, Uint8Array.of(i)]));
  const {others, bulkSheets} = withoutBulk(files);
  expect(Object.keys(others)).toEqual(["test-images.arrow", "neighbours.arrow", "highlights.png"]);
  expect(bulkSheets).toEqual({
    "test-00.png": Uint8Array.of(0),
    "test-51.png": Uint8Array.of(1),
    "neighbours-204.png": Uint8Array.of(2)
  });
});
