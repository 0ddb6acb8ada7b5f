import {describe, expect, it} from "vitest";
import rules from "../../data-loaders/claims/rules.json" with {type: "json"};
import {contentKey} from "../../data-loaders/store/contentKey.js";

describe("the rules", () => {
  it("are those of their date: who changes one gives a new date, says why in the history, and pins them here", () => {
    expect(rules.date).toBe("2026-11-30");
    expect(contentKey(rules)).toBe("6d24912b84d1a51369314487ecabfe12978118ce85d76b1ec4749a0bf840bf91");
  });
  it("judge each of the 46 claims once, by a rule that is described or speaks for itself", () => {
    expect(rules.claims.map(({id}) => id)).toEqual(
      Array.from({length: 46}, (_, i) => `C${String(i + 1).padStart(2, "0")}`)
    );
    const known = ["counted", "built", "contradiction", "difference", "everySeed", "figure", "spread", "notTestable"];
    const kinds = ["fact", "design", "result", "explanation", "proposal"];
    for (const {id, rule, kind, says} of rules.claims) {
      expect(known, id).toContain(rule);
      expect(kinds, id).toContain(kind);
      expect(says, id).toMatch(/\.$/);
    }
  });
  it("say of each claim on differences which parts must hold, over at least three seeds", () => {
    for (const claim of rules.claims.filter(({rule}) => rule === "difference")) {
      expect(claim.parts!.length, claim.id).toBeGreaterThan(0);
      for (const {seeds, expects} of claim.parts!) {
        expect(seeds, claim.id).toBeGreaterThanOrEqual(3);
        expect(["more", "less", "same"], claim.id).toContain(expects);
      }
    }
  });
  it("know what each depends on", () => {
    const ids = new Set(rules.claims.map(({id}) => id));
    for (const {dependsOn = []} of rules.claims) for (const id of dependsOn) expect(ids).toContain(id);
  });
  it("say of each claim what was known of its result when the rule was made", () => {
    for (const {id, knownWhenMade} of rules.claims) expect(knownWhenMade, id).toMatch(/^\w/);
  });
});
