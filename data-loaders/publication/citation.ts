import {dataset, facts} from "./facts.js";

/** The report's citation file. Source: Citation File Format 1.2.0. */
export function citation(): string {
  const {title, description, author, version, license, released, keywords} = facts;
  const text = (value: string): string => JSON.stringify(value); // a string of JSON is one of YAML
  return `# Written by "npm run docs" from data-loaders/publication/facts.ts.
cff-version: 1.2.0
message: "If you use this report or its tables, please cite it as below."
type: software
title: ${text(title)}
abstract: ${text(description)}
authors:
  - name: ${text(author)}
version: ${text(version)}
date-released: ${text(released)}
license: ${license}
keywords:
${keywords.map((word) => `  - ${text(word)}\n`).join("")}references:
  - type: data
    title: ${text(dataset.name)}
    authors:
      - name: ${text(dataset.creator)}
    url: ${text(dataset.url)}
`;
}
