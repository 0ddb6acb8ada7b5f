import {expect, it} from "vitest";
import {exact, exactInterval, numbersTable} from "../../src/figures/numbers.js";
import {csv, csvOfRows} from "../../src/page/csv.js";
import {useDocument} from "../fixtures/useDocument.js";

useDocument();

it("fields with commas, quotes and line breaks are quoted, and lines end as RFC 4180 says", () => {
  const rows = [
    ["Class", "Count"],
    ["T-shirt", 1],
    ['say "coat"', 2],
    ["a, b", 3],
    ["two\nlines", 4]
  ];
  expect(csvOfRows(rows)).toBe('Class,Count\r\nT-shirt,1\r\n"say ""coat""",2\r\n"a, b",3\r\n"two\nlines",4\r\n');
});

it("a table of numbers gives the numbers themselves, and an interval's ends in two columns", () => {
  const columns = ["Class", "F1", "Interval"];
  const rows = [["Shirt", exact(5 / 7, "71.4%"), exactInterval({lower: 0.701, upper: 0.7204}, "70.1% to 72.0%")]];
  const table = numbersTable({columns, rows}, "F1") as HTMLTableElement;
  expect(csv(table)).toBe(`Class,F1,"Interval, lower","Interval, upper"\r\nShirt,${5 / 7},0.701,0.7204\r\n`);
});
