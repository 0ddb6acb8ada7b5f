import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import {
  claimKindsByLabel,
  claimSections,
  claimVerdicts,
  claimsAudit as claimsAuditFigure
} from "../../src/figures/claimsAudit.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";

useDocument();

const claimsAudit = opened(claimsAuditFigure, {section: "all", verdict: "all", kind: "all"});

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
    expect(drawn().querySelector(".audit-count")!.textContent).toBe(`All ${tables.claims.length} claims`);
  });
  it("counts claims by verdict above and links each to its row", () => {
    const lines = Array.from(drawn().querySelectorAll(".audit-overview li"), (line) => ({
      count: Number(line.querySelector("strong")!.textContent),
      links: Array.from(line.querySelectorAll("a"), (link) => link.getAttribute("href"))
    }));
    expect(lines.map(({count, links}) => count === links.length)).not.toContain(false);
    expect(lines.flatMap(({links}) => links).sort()).toEqual(
      tables.claims.map(({id}) => `./claims.html#${id.toLowerCase()}`)
    );
  });
  it("filters by chapter, where a claim in two stands in both", () => {
    expect(idsOf(drawn({section: "topology"}))).toEqual(["C06", "C07", "C08", "C36", "C42", "C45"]);
    const summary = idsOf(drawn({section: "summary"}));
    expect(summary).toEqual(expect.arrayContaining(["C06", "C07", "C08", "C12"]));
    expect(summary).not.toContain("C14");
  });
  it("filters by chapter, verdict and kind at once", () => {
    expect(idsOf(drawn({section: "topology", verdict: "contradicts-itself"}))).toEqual(["C08", "C45"]);
    expect(idsOf(drawn({section: "topology", kind: "explanation"}))).toEqual(["C36", "C42"]);
    expect(idsOf(drawn({section: "training", verdict: "contradicts-itself", kind: "result"}))).toEqual(["C10", "C43"]);
  });
  it("says where no claim is left", () => {
    const none = drawn({section: "topology", verdict: "reproduced"});
    expect(none.querySelector(".audit-count")!.textContent).toBe("No claim fits all three choices.");
    expect(none.querySelector(".audit-overview")).toBeNull();
  });
  it("has each chapter among its choices that a claim stands in", () => {
    const sections = [...claimSections.values()].filter((section) => section !== "all");
    const covered = new Set(sections.flatMap((section) => idsOf(drawn({section}))));
    expect(covered.size).toBe(tables.claims.length);
  });
  it("has each kind and each verdict among its choices", () => {
    const kinds = [...claimKindsByLabel.values()].filter((kind) => kind !== "all");
    expect(kinds.flatMap((kind) => idsOf(drawn({kind}))).sort()).toEqual(tables.claims.map(({id}) => id));
    const verdicts = [...claimVerdicts.values()].filter((verdict) => verdict !== "all");
    expect(verdicts.flatMap((verdict) => idsOf(drawn({verdict}))).sort()).toEqual(tables.claims.map(({id}) => id));
  });
  it("gives seeds, p and its correction where there are any, and only there", () => {
    const tested = tables.claims.map((claim) =>
      claim.id === "C17" ? {...claim, pValue: 0.0123, seedCount: 5} : claim
    );
    const drawing = claimsAudit.draw({claims: tested});
    const terms = (id: string): [string, string][] =>
      Array.from(drawing.querySelectorAll(`#${id} dt`), (term) => [
        term.textContent,
        term.nextElementSibling!.textContent
      ]);
    expect(new Map(terms("c17")).get("Over seeds")).toMatch(/p = 0\.012\b.*\b5 seeds.*Holm.* 1 claim/);
    expect(terms("c01").map(([term]) => term)).toEqual(["Stated", "Measured", "Rule"]);
  });
  it("says of each rule whether it came before the results that it judges", () => {
    const timing = (id: string): string => drawn().querySelector(`#${id} .claim-timing`)!.textContent;
    expect(timing("c01")).toMatch(/after its results/);
    expect(timing("c37")).toMatch(/before its results\./);
    expect(timing("c28")).toMatch(/before its results \(shifts were tried before\)/);
    expect(timing("c30")).toMatch(/known: three seeds/);
  });
  it("links to what a claim depends on", () => {
    const links = Array.from(drawn().querySelectorAll("#c16 dd a"), (link) => link.getAttribute("href"));
    expect(links).toEqual(["./claims.html#c15", "./claims.html#c43"]);
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
    expect(link.textContent).toBe("See it under Training for C14");
  });
});
