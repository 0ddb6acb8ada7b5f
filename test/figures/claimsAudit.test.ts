import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import {claimSections, claimsAudit as claimsAuditFigure} from "../../src/figures/claimsAudit.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";

useDocument();

const claimsAudit = opened(claimsAuditFigure, {section: "all", verdict: "all"});

const tables = {claims: claimRows(evidenceOf())};

function drawn(choices: Readonly<Record<string, string>> = {}): Element {
  return claimsAudit.draw(tables, {width: 1040, ...choices});
}

function idsOf(drawing: Element): string[] {
  return Array.from(drawing.querySelectorAll(".claim"), ({id}) => id.toUpperCase());
}

describe("the audit", () => {
  it("shows every claim where nothing is chosen, as a page without scripts has it", () => {
    expect(idsOf(drawn())).toEqual(tables.claims.map(({id}) => id));
    expect(drawn().querySelector(".audit-count")!.textContent).toBe("All 35 claims");
  });
  it("counts claims by verdict above and links each to its row", () => {
    const lines = Array.from(drawn().querySelectorAll(".audit-overview li"), (line) => ({
      count: Number(line.querySelector("strong")!.textContent),
      links: Array.from(line.querySelectorAll("a"), (link) => link.getAttribute("href"))
    }));
    expect(lines.map(({count, links}) => count === links.length)).not.toContain(false);
    expect(lines.flatMap(({links}) => links).sort()).toEqual(
      tables.claims.map(({id}) => `./claims#${id.toLowerCase()}`)
    );
  });
  it("filters by chapter, where a claim in two stands in both", () => {
    expect(idsOf(drawn({section: "topology"}))).toEqual(["C06", "C07", "C08"]);
    const summary = idsOf(drawn({section: "summary"}));
    expect(summary).toEqual(expect.arrayContaining(["C06", "C07", "C08", "C12"]));
    expect(summary).not.toContain("C14");
  });
  it("filters by chapter and verdict at once", () => {
    expect(idsOf(drawn({section: "topology", verdict: "contradicted-inside-the-source"}))).toEqual(["C08"]);
  });
  it("says where no claim is left", () => {
    const none = drawn({section: "topology", verdict: "not-testable"});
    expect(none.querySelector(".audit-count")!.textContent).toBe("No claim of this section has this verdict.");
    expect(none.querySelector(".audit-overview")).toBeNull();
  });
  it("has each chapter among its choices that a claim stands in", () => {
    const sections = [...claimSections.values()].filter((section) => section !== "all");
    const covered = new Set(sections.flatMap((section) => idsOf(drawn({section}))));
    expect(covered.size).toBe(tables.claims.length);
  });
  it("gives the interval where there is one, and only there", () => {
    const terms = (id: string): (string | null)[] =>
      Array.from(drawn().querySelectorAll(`#${id} dt`), ({textContent}) => textContent);
    expect(terms("c12")).toEqual(["Source", "Measured", "95 % interval"]);
    expect(terms("c01")).toEqual(["Source", "Measured"]);
  });
  it("holds no claims without failing", () => {
    const none = {claims: []};
    expect(claimsAudit.draw(none, {width: 343}).querySelectorAll(".claim")).toHaveLength(0);
    expect(claimsAudit.numbers(none).rows.map(([first]) => first)).toEqual(["not recorded yet"]);
  });
});

describe("links of the audit", () => {
  it("say on which page and for which claim", () => {
    const link = drawn().querySelector("#c14 .claim-note a")!;
    expect(link.textContent).toBe("See it under Training setup for C14");
  });
});
