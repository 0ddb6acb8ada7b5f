import {dataset, facts} from "./facts.js";

const person = {"@type": "Organization", name: facts.author};

/** What schema.org has words for: the report, its tables and the data set. As JSON-LD. */
export interface Described {
  readonly headline: string;
  /** Addresses of the first page, the card and the list of tables, absolute where the site's is known. */
  readonly at: Readonly<Record<"start" | "card" | "tables" | "croissant" | "claims", string>>;
}

/** The report as a schema.org ScholarlyArticle, with its tables and what they are about as Datasets. */
export function structuredData({headline, at}: Described): object {
  const {title, description, version, licenseUrl, released, language, keywords} = facts;
  const common = {author: person, creator: person, version, license: licenseUrl, datePublished: released};
  const about = {
    "@type": "Dataset",
    "@id": dataset.url,
    name: dataset.name,
    description: dataset.description,
    url: dataset.url,
    license: dataset.licenseUrl,
    creator: {"@type": "Organization", name: dataset.creator},
    citation: dataset.paper
  };
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "ScholarlyArticle",
        "@id": `${at.start}#report`,
        name: title,
        headline,
        description,
        url: at.start,
        image: at.card,
        inLanguage: language,
        keywords,
        ...common,
        about: {"@id": about["@id"]},
        hasPart: {"@id": `${at.start}#tables`}
      },
      {
        "@type": "Dataset",
        "@id": `${at.start}#tables`,
        name: `${title}, tables`,
        description: `Every number behind the report: ${description}. One Apache Arrow file a table.`,
        url: at.tables,
        ...common,
        isBasedOn: {"@id": about["@id"]},
        distribution: [
          {"@type": "DataDownload", name: "Croissant", encodingFormat: "application/ld+json", contentUrl: at.croissant},
          {"@type": "DataDownload", name: "Claims", encodingFormat: "application/json", contentUrl: at.claims}
        ]
      },
      about
    ]
  };
}
