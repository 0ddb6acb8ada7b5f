import {extent} from "d3";
import {className} from "../lib/classNames.js";
import type {Tables} from "../lib/tables.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Finding, Thumbnail} from "../statements/findings.js";
import type {Images} from "./garment.js";
import {highlightFinder, type ImageFinder} from "./sheetLookup.js";
import {svgTags, tags} from "./tags.js";
import {modelColour, modelDash} from "./theme.js";
import {verdictMark, verdictSlug} from "./verdictMark.js";

const {a, div, li, p, s, span, strong, ul} = tags;
const svg = svgTags;

/** Width and height of a thumbnail, px. */
const size = {width: 120, height: 84} as const;

/** Findings as cards, each a link to its evidence with a thumbnail of it. */
export function findingCards(
  findings: readonly Finding[],
  tables: Pick<Tables, "highlights" | "sheets">,
  {images}: {readonly images: Images}
): HTMLElement {
  const image = highlightFinder(tables);
  return ul(
    {class: "findings", role: "list"},
    findings.map(({number, sentence, href, thumbnail}) =>
      li(
        {},
        a(
          {href, class: "finding"},
          div({class: "finding-picture", "aria-hidden": "true"}, picture(thumbnail, image, images)),
          p({class: "finding-number"}, number),
          p({class: "finding-words"}, sentence)
        )
      )
    )
  );
}

function picture(thumbnail: Thumbnail, image: ImageFinder, images: Images): Node {
  if (thumbnail.kind === "seeds") return seedStrips(thumbnail.values);
  if (thumbnail.kind === "curves") return curves(thumbnail.bands);
  if (thumbnail.kind === "claims")
    return div(
      {class: "finding-claims"},
      thumbnail.claims.map(({verdict}) =>
        span({class: "claim-tile", "data-verdict": verdictSlug(verdict)}, verdictMark[verdict])
      )
    );
  const {example, said, label} = thumbnail;
  return div(
    {class: "finding-garment"},
    image(example, {images, size: 84}),
    span({class: "tile-words"}, s({}, className(said)), strong({}, className(label)))
  );
}

/** A dot for each seed, a line for each model, on one scale. */
function seedStrips(values: Extract<Thumbnail, {kind: "seeds"}>["values"]): SVGElement {
  const [least, most] = extent(models.flatMap((model) => values[model])) as [number, number];
  const across = (value: number): number => 8 + ((value - least) / (most - least || 1)) * (size.width - 16);
  return drawing(
    models.flatMap((model, i) => [
      svg.path({d: `M0 ${28 + 32 * i}H${size.width}`, stroke: "var(--hairline)"}),
      ...values[model].map((value) =>
        svg.circle({cx: across(value), cy: 28 + 32 * i, r: 5, fill: modelColour[model], "fill-opacity": 0.6})
      )
    ])
  );
}

/** Accuracy from 0 to 100% over the strengths; the ANN's dashed. */
function curves(bands: Extract<Thumbnail, {kind: "curves"}>["bands"]): SVGElement {
  const last = Math.max(...bands.map(({strength}) => strength));
  const paths = models.map((model) => {
    const own = bands.filter((band) => band.model === model);
    const place = own.map(
      ({strength, mean}) =>
        `${4 + (strength / last) * (size.width - 8)} ${size.height - 4 - (mean / 100) * (size.height - 8)}`
    );
    return svg.path({
      d: `M${place.join("L")}`,
      stroke: modelColour[model],
      "stroke-width": 3,
      "stroke-dasharray": modelDash[model],
      fill: "none"
    });
  });
  return drawing([svg.path({d: `M0 ${size.height - 1}H${size.width}`, stroke: "var(--hairline)"}), ...paths]);
}

function drawing(parts: readonly SVGElement[]): SVGElement {
  return svg.svg({viewBox: `0 0 ${size.width} ${size.height}`, ...size}, [...parts]);
}
