import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {DataFileError} from "../../src/live/dataFileError.js";
import {expectedSha256} from "../../src/live/expectedSha256.js";

const stating = (json: string): Document => {
  return new JSDOM(`<script type="application/json" id="data-hashes">${json}</script>`).window.document;
};

it("the page's head says what a file's hash must be", () => {
  expect(expectedSha256(stating('{"runs.arrow":"ab12"}'), "runs.arrow")).toBe("ab12");
});

it("a file that the page says nothing of is refused", () => {
  expect(() => expectedSha256(stating("{}"), "runs.arrow")).toThrow(DataFileError);
  expect(() => expectedSha256(new JSDOM("").window.document, "runs.arrow")).toThrow("data/runs.arrow");
});
