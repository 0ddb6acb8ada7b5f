import {tags} from "../components/tags.js";
import {verdictMark, verdictSlug} from "../components/verdictMark.js";
import {claimKinds, verdicts, type ClaimKind, type Verdict} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {a, dd, div, dl, dt, li, span, ul} = tags;

type Claim = Row<"claims">;

type Data = Pick<Tables, "claims">;

const kindNames: Readonly<Record<ClaimKind, string>> = {
  fact: "Facts",
  design: "Design",
  result: "Results",
  explanation: "Explanations",
  proposal: "Proposals"
};

/** Every claim of the original report as a tile with its verdict, by kind. */
export function claimTiles(data: Data): HTMLElement {
  return figure(
    {
      name: "claim-tiles",
      title: title(data),
      caption:
        "One tile per claim of the original report, by kind: the mark is the verdict, the link leads to the evidence.",
      numbers: numbers(data),
      tables: ["claims"]
    },
    draw(data)
  );
}

function title(data: Data): string {
  const count = (kind: ClaimKind, verdict: Verdict): number =>
    ofKind(data, kind).filter((claim) => claim.verdict === verdict).length;
  const reproduced = (kind: ClaimKind): string => `${count(kind, "reproduced")} of ${ofKind(data, kind).length}`;
  return `Reproduced: ${reproduced("result")} results (${count("result", "compatible")} more compatible), ${reproduced("explanation")} explanations`;
}

function numbers(data: Data): Numbers {
  return {
    columns: ["Kind", ...verdicts],
    rows: claimKinds.map((kind) => {
      const own = ofKind(data, kind);
      return [kindNames[kind], ...verdicts.map((verdict) => own.filter((claim) => claim.verdict === verdict).length)];
    })
  };
}

function draw(data: Data): Element {
  const present = verdicts.filter((verdict) => data.claims.some((claim) => claim.verdict === verdict));
  return div(
    {class: "claim-tiles"},
    dl(
      {},
      claimKinds.flatMap((kind) => [
        dt({}, kindNames[kind]),
        dd(
          {},
          ul(
            {role: "list"},
            ofKind(data, kind).map((claim) => li({}, tile(claim)))
          )
        )
      ])
    ),
    ul(
      {class: "claim-tiles-key", role: "list"},
      present.map((verdict) =>
        li({"data-verdict": verdictSlug(verdict)}, span({class: "claim-tile"}, verdictMark[verdict]), ` ${verdict}`)
      )
    )
  );
}

function tile({id, statement, verdict}: Claim): HTMLElement {
  return a(
    {
      class: "claim-tile",
      "data-verdict": verdictSlug(verdict),
      href: `./claims.html#${id.toLowerCase()}`,
      title: `${id}, ${verdict}: ${statement}`,
      "aria-label": `${id}, ${verdict}`
    },
    verdictMark[verdict]
  );
}

function ofKind({claims}: Data, kind: ClaimKind): Claim[] {
  return claims
    .filter((claim) => claim.kind === kind)
    .toSorted((one, other) => verdicts.indexOf(one.verdict) - verdicts.indexOf(other.verdict));
}
