/** The report in the JSON-LD that it publishes of itself, as far as pages use it. */
export interface ReportDescription {
  readonly "@type": string;
  readonly name: string;
  readonly author: {readonly name: string};
  readonly version: string;
  /** ISO 8601. */
  readonly datePublished: string;
  readonly url: string;
}

/** What the file about.json holds. */
export interface About {
  readonly "@graph": readonly ReportDescription[];
}

/** The report among what the file describes. @throws RangeError if it is not there */
export function reportIn(about: About): ReportDescription {
  const found = about["@graph"].find((node) => node["@type"] === "ScholarlyArticle");
  if (found === undefined) throw new RangeError("missing report: expected about.json to describe a ScholarlyArticle");
  return found;
}

/** An entry of a bibliography. Source: BibTeX's entry type misc. */
export function bibtex({name, author, version, datePublished, url}: ReportDescription): string {
  const address = /^https?:/.test(url) ? [`  url = {${url}},`] : [];
  const fields = [
    `  title = {{${name}}},`,
    `  author = {{${author.name}}},`,
    `  year = {${datePublished.slice(0, 4)}},`,
    `  version = {${version}},`,
    ...address
  ];
  return `@misc{fashion-mnist-ann-cnn,\n${fields.join("\n")}\n}`;
}
