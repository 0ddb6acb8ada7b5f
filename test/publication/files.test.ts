import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it, onTestFinished, vi} from "vitest";
import {citation} from "../../data-loaders/publication/citation.js";
import {croissant} from "../../data-loaders/publication/croissant.js";
import {facts, siteUrl} from "../../data-loaders/publication/facts.js";
import {structuredData} from "../../data-loaders/publication/structuredData.js";
import {fontFiles, typefaces} from "../../data-loaders/publication/typefaces.js";
import {tableNames, tableSchema} from "../../src/lib/schemas/tableSchemas.js";
import {sha256} from "../../data-loaders/store/sha256.js";

interface Node {
  readonly "@id": string;
  readonly "@type": string;
  readonly [property: string]: unknown;
}

describe("the citation file", () => {
  it("is what npm run docs writes", () => {
    expect(readFileSync("CITATION.cff", "utf8")).toBe(citation());
  });
  it("has what the Citation File Format 1.2.0 requires", () => {
    const keys = Array.from(citation().matchAll(/^([a-z-]+):/gm), ([, key]) => key);
    expect(keys).toEqual(expect.arrayContaining(["cff-version", "message", "title", "authors"]));
    expect(citation()).toMatch(/^date-released: "\d{4}-\d{2}-\d{2}"$/m);
  });
  it("names the version and the licence of package.json", () => {
    const {version, license} = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, string>;
    expect([facts.version, facts.license]).toEqual([version, license]);
    expect(readFileSync("LICENSE", "utf8").toLowerCase()).toContain(facts.author.toLowerCase());
  });
});

describe("the Croissant file", () => {
  const files = Object.fromEntries(tableNames.map((name, i) => [`${name}.arrow`, new Uint8Array([i])]));
  const made = croissant(files, (path) => `https://example.org/${path}`, "https://example.org/data/") as Node &
    Record<"distribution" | "recordSet", readonly Node[]>;

  it("has what the format requires of a data set", () => {
    const required = [
      "@context",
      "@type",
      "conformsTo",
      "description",
      "license",
      "name",
      "url",
      "creator",
      "datePublished"
    ];
    expect(Object.keys(made)).toEqual(expect.arrayContaining(required));
  });
  it("has each table's file with its address, type, size and hash", () => {
    expect(made.distribution.map((file) => file["@id"])).toEqual(tableNames.map((name) => `${name}.arrow`));
    expect(made.distribution[1]).toMatchObject({
      contentUrl: expect.stringMatching(/^https:\/\/example\.org\/data\/\w+\/.*\.arrow$/),
      contentSize: "1 B",
      sha256: sha256(new Uint8Array([1]))
    });
  });
  it("has each column once, of a type, in a file that it lists", () => {
    const known = new Set(made.distribution.map((file) => file["@id"]));
    const fields = made.recordSet.flatMap(({field}) => field as (Node & {source: {fileObject: Node}})[]);
    const columns = tableNames.flatMap((name) => Object.keys(tableSchema(name).columns).map((key) => `${name}/${key}`));
    expect(fields.map((field) => field["@id"])).toEqual(columns);
    expect(fields.filter(({source}) => !known.has(source.fileObject["@id"]))).toEqual([]);
    expect(fields.filter(({dataType}) => typeof dataType !== "string")).toEqual([]);
  });
});

it("the structured data refer to nothing that they do not describe", () => {
  const at = {start: "https://example.org/", card: "c", tables: "t", croissant: "j", claims: "k"};
  const {"@graph": graph} = structuredData({headline: "A finding", at}) as {"@graph": readonly Node[]};
  const described = graph.map((node) => node["@id"]);
  const references = graph.flatMap((node) =>
    ["about", "hasPart", "isBasedOn"].map((key) => node[key] as Node | undefined)
  );
  expect(graph.map((node) => node["@type"])).toEqual(["ScholarlyArticle", "Dataset", "Dataset"]);
  expect(described).toEqual(
    expect.arrayContaining(references.flatMap((node) => (node === undefined ? [] : [node["@id"]])))
  );
});

describe("SITE_URL", () => {
  const urlOf = (text: string): string | undefined => {
    vi.stubEnv("SITE_URL", text);
    onTestFinished(() => void vi.unstubAllEnvs());
    return siteUrl();
  };
  it.each([
    ["", undefined],
    ["https://example.org", "https://example.org/"],
    ["https://example.org/a/report", "https://example.org/a/report/"],
    ["http://localhost:8000/a//?b#c", "http://localhost:8000/a/"]
  ])('"%s" is %s', (text, url) => {
    expect(urlOf(text)).toBe(url);
  });
  it.each(["example.org", "/report/", "file:///a/", "https://"])('"%s" is refused, with an example', (text) => {
    expect(() => urlOf(text)).toThrow(`expected an address such as https://example.org/report/, got "${text}"`);
  });
});

describe("the fonts", () => {
  let files: Readonly<Record<string, Uint8Array>>;
  beforeAll(async () => void (files = await fontFiles()));

  it("are of the Latin script, with what each page needs in 60 kB", () => {
    const first = Object.entries(files).filter(([name]) => !name.includes("-rest"));
    expect(first).toHaveLength(3);
    expect(first.reduce((sum, [, {length}]) => sum + length, 0)).toBeLessThanOrEqual(60_000);
  });
  it("hold no character twice, and no raised digits of the few that there are", () => {
    const holds = (range: string, character: string): boolean =>
      range.split(",").some((part) => {
        const [first, last = first] = part
          .slice(2)
          .split("-")
          .map((digits) => parseInt(digits, 16));
        return character.charCodeAt(0) >= first! && character.charCodeAt(0) <= last!;
      });
    for (const typeface of typefaces) {
      for (let i = 0; i < typeface.files.length; i += 2) {
        const [rest, first] = [typeface.files[i]!.range, typeface.files[i + 1]!.range];
        const places = ["A", "~", "ü", "−", "é", "€", "²"].map((one) => [holds(first, one), holds(rest, one)].join());
        const [inFirst, inRest] = ["true,false", "false,true"];
        expect(places).toEqual([inFirst, inFirst, inFirst, inFirst, inRest, inRest, "false,false"]);
      }
    }
  });
  it("are the same bytes whenever they are made", async () => {
    expect(await fontFiles()).toEqual(files);
  });
});
