import {bibtex, reportIn, type About} from "../lib/about.js";
import {tags} from "./tags.js";

const {a, button, code, div, p, pre} = tags;

/** How to cite the report: as a sentence and as BibTeX, from what it publishes of itself. */
export function citeBox(about: About): HTMLElement {
  const report = reportIn(about);
  const {name, author, version, datePublished} = report;
  const entry = bibtex(report);
  return div(
    {class: "cite"},
    p({}, `${author.name} (${datePublished.slice(0, 4)}). ${name}. Version ${version}.`),
    pre({tabindex: 0, role: "region", "aria-label": "BibTeX"}, code({}, entry)),
    p(
      {class: "cite-ways"},
      button({type: "button", "data-copy": entry}, "Copy BibTeX"),
      " ",
      a({href: "./data/claims.json", download: true}, "claims.json"),
      " ",
      a({href: "./data/croissant.json", download: true}, "croissant.json"),
      " ",
      a({href: "./data/about.json", download: true}, "about.json")
    )
  );
}
