import {elements} from "../components/elements.js";
import {list} from "../lib/format.js";
import {verdicts, type Row, type Verdict} from "../lib/tableSchemas.js";
import type {DrawOptions, Figure} from "./figure.js";

/** How a verdict is marked besides its words. */
const marks: Readonly<Record<Verdict, string>> = {
  reproduced: "✓",
  "not reproduced": "✗",
  "contradicted inside the source": "≠",
  "not testable": "–",
  "not measured yet": "…"
};

/** All claims of the source with what was measured and the verdict. */
export const claimsAudit: Figure<"claims"> = {
  tables: ["claims"],
  size: "wide",
  controls: [
    {
      name: "verdict",
      label: "Verdict",
      choices: [
        {value: "all", label: "All"},
        ...verdicts.map((verdict) => ({value: verdict.replaceAll(" ", "-"), label: `${marks[verdict]} ${verdict}`}))
      ]
    }
  ],
  title: ({claims}) =>
    `Of the source's ${claims.length} claims, ${list(verdictCounts(claims).map(({verdict, claimCount}) => `${claimCount} ${claimCount === 1 ? "is" : "are"} ${verdict}`))}`,
  caption: () =>
    "Each with the section that states it (S: its summary), what it states, what this build measured, the verdict and its reason, and a link to the figure that shows it.",
  twin: ({claims}) => ({
    columns: ["Claim", "Section", "Stated", "Measured", "Verdict"],
    rows: claims.map(({id, section, stated, measured, verdict}) => [id, section, stated, measured, verdict])
  }),
  draw: ({claims}, options) => {
    const {ol} = elements(options.document);
    const chosen = options.choices["verdict"];
    const shown = claims.filter(
      ({verdict}) => chosen === undefined || chosen === "all" || verdict.replaceAll(" ", "-") === chosen
    );
    return ol(
      {class: "claims"},
      shown.map((claim) => claimItem(claim, options))
    );
  }
};

function claimItem(
  {id, section, statement, stated, measured, verdict, note, page}: Row<"claims">,
  {document}: DrawOptions
): HTMLElement {
  const {li, div, p, a, span, dl, dt, dd} = elements(document);
  return li(
    {class: "claim", id: id.toLowerCase(), "data-verdict": verdict.replaceAll(" ", "-")},
    div(
      {class: "claim-head"},
      span({class: "claim-id"}, id),
      span({class: "claim-section"}, `§ ${section}`),
      span({class: "claim-verdict"}, span({"aria-hidden": "true"}, `${marks[verdict]} `), verdict)
    ),
    div(
      {class: "claim-body"},
      p({class: "claim-statement"}, statement),
      dl({}, dt({}, "States"), dd({}, stated), dt({}, "Measured"), dd({}, measured)),
      p({class: "claim-note"}, note, " ", a({href: page}, "See it", span({class: "spoken"}, ` for ${id}`)))
    )
  );
}

function verdictCounts(claims: readonly Row<"claims">[]): {verdict: Verdict; claimCount: number}[] {
  const counts = verdicts.map((verdict) => ({
    verdict,
    claimCount: claims.filter((claim) => claim.verdict === verdict).length
  }));
  return counts.filter(({claimCount}) => claimCount > 0);
}
