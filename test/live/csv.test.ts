import {expect, it} from "vitest";
import {csv} from "../../src/live/csv.js";

it("fields with commas, quotes and line breaks are quoted, and lines end as RFC 4180 says", () => {
  const rows = [
    ["T-shirt", 1],
    ['say "coat"', 2],
    ["a, b", 3],
    ["two\nlines", 4]
  ];
  expect(csv({columns: ["Class", "Count"], rows})).toBe(
    'Class,Count\r\nT-shirt,1\r\n"say ""coat""",2\r\n"a, b",3\r\n"two\nlines",4\r\n'
  );
});

it("a table without rows is its head", () => {
  expect(csv({columns: ["Class"], rows: []})).toBe("Class\r\n");
});
