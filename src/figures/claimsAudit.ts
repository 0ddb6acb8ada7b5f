import {tags} from "../components/tags.js";
import {list} from "../lib/format.js";
import {verdicts, type Verdict} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {a, dd, div, dl, dt, li, ol, p, span, strong, ul} = tags;

type Claim = Row<"claims">;

/** How a verdict is marked besides its words. */
const marks: Readonly<Record<Verdict, string>> = {
  reproduced: "✓",
  "not reproduced": "✗",
  "contradicted inside the source": "≠",
  "not testable": "–",
  "not measured yet": "…"
};

/** The source's chapters by the first sign of a section's number. */
const chapters = [
  {sign: "S", value: "summary", label: "Summary"},
  {sign: "2", value: "data", label: "2 Data"},
  {sign: "3", value: "topology", label: "3 Topology"},
  {sign: "4", value: "training", label: "4 Training"},
  {sign: "5", value: "results", label: "5 Results"},
  {sign: "6", value: "analysis", label: "6 Analysis"},
  {sign: "7", value: "betterments", label: "7 Betterments"}
] as const;

const pageNames: Readonly<Record<string, string>> = {
  data: "Data",
  topology: "Network topology",
  training: "Training setup",
  results: "Evaluation and results",
  analysis: "Critical analysis",
  improvements: "Reflections and betterments"
};

const all = {value: "all", label: "All"};

/** Keys of the sections that can be chosen, by what they are called. */
export const claimSections: ReadonlyMap<string, string> = new Map(
  [all, ...chapters].map(({label, value}) => [label, value])
);

/** Keys of the verdicts that can be chosen, by what they are called. */
export const claimVerdicts: ReadonlyMap<string, string> = new Map([
  [all.label, all.value],
  ...verdicts.map((verdict) => [`${marks[verdict]} ${verdict}`, slug(verdict)] as const)
]);

type Data = Pick<Tables, "claims">;

interface Options {
  /** A key of `claimSections`. */
  readonly section: string;
  /** A key of `claimVerdicts`. */
  readonly verdict: string;
}

/** All claims of the source with what was measured and the verdict. */
export function claimsAudit(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "claims-audit",
      title: title(data),
      caption: caption(),
      numbers: numbers(data),
      tables: ["claims"]
    },
    draw(data, options)
  );
}

function title({claims}: Data): string {
  return `Of the source's ${claims.length} claims, ${list(countsOf(claims).map(({verdict, own}) => `${own.length} ${own.length === 1 ? "is" : "are"} ${verdict}`))}`;
}

function caption(): string {
  return "First the claims by verdict. Then each with the section that states it (S: its summary), what it states, what was measured, the 95 % interval where there is one, the verdict and its reason, and a link to where it is shown.";
}

function numbers({claims}: Data): Numbers {
  return {
    columns: ["Claim", "Section", "Stated", "Measured", "95 % interval", "Verdict", "Reason"],
    rows: claims.map(({id, section, stated, measured, interval, verdict, note}) => {
      return [id, section, stated, measured, interval, verdict, note];
    })
  };
}

function draw({claims}: Data, options: Options): Element {
  const shown = claims.filter((claim) => isChosen(claim, options));
  const said =
    shown.length === claims.length ? `All ${claims.length} claims` : `${shown.length} of ${claims.length} claims`;
  return div(
    {class: "audit"},
    p({class: "audit-count"}, shown.length === 0 ? "No claim of this section has this verdict." : said),
    shown.length > 0 ? overview(shown) : undefined,
    ol(
      {class: "claims"},
      shown.map((claim) => claimItem(claim))
    )
  );
}

function isChosen({section, verdict}: Claim, chosen: Options): boolean {
  const chapter = chapters.find(({value}) => value === chosen.section);
  return (
    (chapter === undefined || chaptersOf(section).includes(chapter.sign)) &&
    (chosen.verdict === all.value || slug(verdict) === chosen.verdict)
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
      {"data-verdict": slug(verdict)},
      span(
        {class: "audit-verdict"},
        strong({}, String(own.length)),
        span({}, span({"aria-hidden": "true"}, `${marks[verdict]} `), verdict)
      ),
      span(
        {class: "audit-ids"},
        own.map(({id}) => a({href: `./claims#${id.toLowerCase()}`}, id))
      )
    )
  );
  return ul({class: "audit-overview"}, lines);
}

function claimItem(claim: Claim): HTMLElement {
  const {id, section, statement, verdict} = claim;
  return li(
    {class: "claim", id: id.toLowerCase(), "data-verdict": slug(verdict)},
    div(
      {class: "claim-head"},
      span({class: "claim-id"}, id),
      span({class: "claim-section"}, `§ ${section}`),
      span({class: "claim-verdict"}, span({"aria-hidden": "true"}, `${marks[verdict]} `), verdict)
    ),
    div({class: "claim-body"}, p({class: "claim-statement"}, statement), facts(claim), reason(claim))
  );
}

function facts({stated, measured, interval}: Claim): HTMLElement {
  const shown = [
    {name: "Source", value: stated},
    {name: "Measured", value: measured},
    {name: "95 % interval", value: interval}
  ].filter(({value}) => value !== "");
  return dl(
    {},
    shown.flatMap(({name, value}) => [dt({}, name), dd({}, value)])
  );
}

/** Why the verdict is what it is, and the way to what shows it. */
function reason({id, note, page}: Claim): HTMLElement {
  return p(
    {class: "claim-note"},
    note,
    " ",
    a({href: page}, `See it under ${placeName(page)}`, span({class: "spoken"}, ` for ${id}`))
  );
}

/** The page of an address as the navigation calls it: "./results#x" is "Evaluation and results". */
function placeName(page: string): string {
  const name = /^\.\/([a-z]+)/.exec(page)?.[1] ?? "";
  return pageNames[name] ?? name;
}

function countsOf(claims: readonly Claim[]): {verdict: Verdict; own: Claim[]}[] {
  const counts = verdicts.map((verdict) => ({verdict, own: claims.filter((claim) => claim.verdict === verdict)}));
  return counts.filter(({own}) => own.length > 0);
}

function slug(verdict: Verdict): string {
  return verdict.replaceAll(" ", "-");
}
