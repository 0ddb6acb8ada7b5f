import {tags} from "../components/tags.js";
import {verdictMark, verdictSlug} from "../components/verdictMark.js";
import {claimImages} from "../lib/claimImages.js";
import {pValue as pWords} from "../lib/format.js";
import {claimKinds, verdicts, type Verdict} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {capitalised} from "../lib/seedWords.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import {exact, type Numbers} from "./numbers.js";

const {a, dd, div, dl, dt, li, ol, p, span, strong, ul} = tags;

type Claim = Row<"claims">;

/** The original report's chapters by the first sign of a section's number. */
const chapters = [
  {sign: "S", value: "summary", label: "Summary"},
  {sign: "2", value: "data", label: "2 Data"},
  {sign: "3", value: "topology", label: "3 Topology"},
  {sign: "4", value: "training", label: "4 Training"},
  {sign: "5", value: "results", label: "5 Results"},
  {sign: "6", value: "analysis", label: "6 Analysis"},
  {sign: "7", value: "betterments", label: "7 Improvements"}
] as const;

const pageNames: Readonly<Record<string, string>> = {
  dataset: "Data",
  topology: "The two networks",
  training: "Training",
  results: "Who wins",
  analysis: "What goes wrong, and when",
  improvements: "What would help?"
};

const all = {value: "all", label: "All"};

/** Keys of the sections that can be chosen, by what they are called. */
export const claimSections: ReadonlyMap<string, string> = new Map(
  [all, ...chapters].map(({label, value}) => [label, value])
);

/** Keys of the verdicts that can be chosen, by what they are called. */
export const claimVerdicts: ReadonlyMap<string, string> = new Map([
  [all.label, all.value],
  ...verdicts.map((verdict) => [`${verdictMark[verdict]} ${verdict}`, verdictSlug(verdict)] as const)
]);

/** Keys of the kinds that can be chosen, by what they are called. */
export const claimKindsByLabel: ReadonlyMap<string, string> = new Map([
  [all.label, all.value],
  ...claimKinds.map((kind) => [`${kind[0]!.toUpperCase()}${kind.slice(1)}`, kind] as const)
]);

type Data = Pick<Tables, "claims">;

interface Options {
  /** A key of `claimSections`. */
  readonly section: string;
  /** A key of `claimVerdicts`. */
  readonly verdict: string;
  /** A key of `claimKindsByLabel`. */
  readonly kind: string;
}

/** All claims of the original report with their rules, what was measured and the verdict. */
export function claimsAudit(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "claims-audit",
      title: title(data),
      caption:
        "Each claim with its section (S: the summary), what it states, what we measured, the rule and the verdict.",
      numbers: numbers(data),
      tables: ["claims"]
    },
    draw(data, options)
  );
}

function title({claims}: Data): string {
  const of = (verdict: Verdict): number => claims.filter((claim) => claim.verdict === verdict).length;
  const [holding, failing, waiting] = [of("reproduced"), of("not reproduced"), of("not measured yet")];
  const open = waiting === 0 ? "" : `; ${waiting} not measured yet`;
  return `Of ${claims.length} claims: ${holding} reproduced, ${of("partly")} in part, ${failing} not${open}`;
}

function numbers({claims}: Data): Numbers {
  return {
    columns: [
      "Claim",
      "Kind",
      "Section",
      "Stated",
      "Measured",
      "Rule",
      "Rule made",
      "p over seeds, corrected",
      "Seeds",
      "Depends on",
      "Verdict",
      "Reason"
    ],
    rows: claims.map((claim) => {
      const {id, kind, section, stated, measured, rule, pValue, seedCount, dependsOn, verdict, note} = claim;
      const p = pValue === null ? "" : exact(pValue, pWords(Math.log10(pValue)));
      return [
        id,
        kind,
        section,
        stated,
        measured,
        rule,
        ruleTiming(claim),
        p,
        seedCount ?? "",
        dependsOn,
        verdict,
        note
      ];
    })
  };
}

function draw({claims}: Data, options: Options): Element {
  const shown = claims.filter((claim) => isChosen(claim, options));
  const said =
    shown.length === claims.length ? `All ${claims.length} claims` : `${shown.length} of ${claims.length} claims`;
  const testedCount = claims.filter(({pValue}) => pValue !== null).length;
  return div(
    {class: "audit"},
    p({class: "audit-count"}, shown.length === 0 ? "No claim fits all three choices." : said),
    shown.length > 0 ? overview(shown) : undefined,
    ol(
      {class: "claims"},
      shown.map((claim) => claimItem(claim, testedCount))
    )
  );
}

function isChosen({section, verdict, kind}: Claim, chosen: Options): boolean {
  const chapter = chapters.find(({value}) => value === chosen.section);
  return (
    (chapter === undefined || chaptersOf(section).includes(chapter.sign)) &&
    (chosen.verdict === all.value || verdictSlug(verdict) === chosen.verdict) &&
    (chosen.kind === all.value || kind === chosen.kind)
  );
}

/** First signs of the sections that a claim stands in: "S vs 3.2" is S and 3. */
function chaptersOf(section: string): string[] {
  return section.split(/, | vs /).map((one) => one[0]!);
}

/** How many claims have each verdict, and which: links to their rows. */
function overview(claims: readonly Claim[]): HTMLElement {
  const lines = countsOf(claims).map(({verdict, own}) =>
    li(
      {"data-verdict": verdictSlug(verdict)},
      span(
        {class: "audit-verdict"},
        strong({}, String(own.length)),
        span({}, span({"aria-hidden": "true"}, `${verdictMark[verdict]} `), verdict)
      ),
      span(
        {class: "audit-ids"},
        own.map(({id}) => a({href: `./claims.html#${id.toLowerCase()}`}, id))
      )
    )
  );
  return ul({class: "audit-overview"}, lines);
}

function claimItem(claim: Claim, testedCount: number): HTMLElement {
  const {id, section, statement, verdict, kind} = claim;
  return li(
    {class: "claim", id: id.toLowerCase(), "data-verdict": verdictSlug(verdict)},
    div(
      {class: "claim-head"},
      span({class: "claim-id"}, id),
      span({class: "claim-section"}, `§ ${section}`),
      span({class: "claim-kind"}, kind),
      span({class: "claim-verdict"}, span({"aria-hidden": "true"}, `${verdictMark[verdict]} `), verdict)
    ),
    div({class: "claim-body"}, p({class: "claim-statement"}, statement), facts(claim, testedCount), reason(claim))
  );
}

function facts(claim: Claim, testedCount: number): HTMLElement {
  const {stated, measured, rule, dependsOn} = claim;
  const shown = [
    {name: "Stated", value: [stated]},
    {name: "Measured", value: [measured]},
    {name: "Rule", value: [rule, " ", span({class: "claim-timing"}, `Made ${ruleTiming(claim)}.`)]},
    {name: "Over seeds", value: [seedWords(claim, testedCount)]},
    {name: "Depends on", value: dependsOn === "" ? [""] : linksTo(dependsOn.split(" "))}
  ].filter(({value}) => value[0] !== "");
  return dl(
    {},
    shown.flatMap(({name, value}) => [dt({}, name), dd({}, value)])
  );
}

/** How many seeds there are and, of a claim that is tested, p and what it is corrected for; nothing without seeds. */
function seedWords({pValue, seedCount}: Claim, testedCount: number): string {
  if (seedCount === null) return "";
  const seeds = `${seedCount} ${seedCount === 1 ? "seed" : "seeds"}`;
  if (pValue === null) return seeds;
  return `${pWords(Math.log10(pValue))} with ${seeds}, corrected by Holm for ${testedCount === 1 ? "1 claim" : `${testedCount} claims`}`;
}

/** Whether a rule came before the results that it judges: "before its results", "after its results". */
function ruleTiming({knownWhenMade}: Claim): string {
  if (knownWhenMade === "all") return "after its results";
  const [, known] = /^none(?:; (.*))?$/.exec(knownWhenMade) ?? [];
  if (knownWhenMade.startsWith("none")) return `before its results${known === undefined ? "" : ` (${known})`}`;
  return `when a part of its results was known: ${knownWhenMade}`;
}

function linksTo(ids: readonly string[]): (Node | string)[] {
  const links = ids.map((id) => a({href: `./claims.html#${id.toLowerCase()}`}, id));
  return links.flatMap((link, i) => (i === 0 ? [link] : [", ", link]));
}

/** Why the verdict is what it is, and the ways to what shows it and to its images. */
function reason({id, note, page}: Claim): HTMLElement {
  const images = claimImages[id];
  return p(
    {class: "claim-note"},
    note === "" ? "" : `${note} `,
    a({href: page}, `See it under ${placeName(page)}`, span({class: "spoken"}, ` for ${id}`)),
    images && [" · ", a({href: images.href}, capitalised(images.text))]
  );
}

/** The page of an address as the navigation calls it: "./results.html#x" is "Evaluation and results". */
function placeName(page: string): string {
  const name = /^\.\/([a-z]+)/.exec(page)?.[1] ?? "";
  return pageNames[name] ?? name;
}

function countsOf(claims: readonly Claim[]): {verdict: Verdict; own: Claim[]}[] {
  const counts = verdicts.map((verdict) => ({verdict, own: claims.filter((claim) => claim.verdict === verdict)}));
  return counts.filter(({own}) => own.length > 0);
}
