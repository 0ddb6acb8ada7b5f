import {createHash} from "node:crypto";
import {JSDOM} from "jsdom";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {encodeTable} from "../../data-loaders/tables/encodeTable.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

vi.mock("../../src/live/tableHrefs.js", () => ({tableHrefs: {testImages: "https://example.org/test-images.arrow"}}));

const rows: Row<"test-images">[] = [{example: 3, sheet: "test-00", cell: 7}];
const file = encodeTable("test-images", rows);
const hash = createHash("sha256").update(file).digest("hex");
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.resetModules();
  const head = `<script type="application/json" id="data-hashes">{"test-images.arrow":"${hash}"}</script>`;
  vi.stubGlobal("document", new JSDOM(head).window.document);
  vi.stubGlobal("fetch", fetched.mockReset());
});
afterEach(() => vi.unstubAllGlobals());

it("a table is downloaded once, however often its rows are asked for", async () => {
  fetched.mockImplementation(async () => new Response(new Uint8Array(file)));
  const {loadTable, loadTables} = await import("../../src/live/loadTable.js");
  expect(await loadTable("test-images")).toEqual(rows);
  expect(await loadTables(["test-images"])).toEqual({testImages: rows});
  expect(fetched).toHaveBeenCalledTimes(1);
});

it("a damaged table is refused before it is parsed", async () => {
  fetched.mockImplementation(async () => new Response("not Arrow at all"));
  const {loadTable} = await import("../../src/live/loadTable.js");
  await expect(loadTable("test-images")).rejects.toThrow(`cannot use data/test-images.arrow: expected SHA-256 ${hash}`);
});
