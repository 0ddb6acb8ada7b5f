import type {ColumnType} from "../../src/lib/schemas/column.js";
import {subjectOf} from "../../src/lib/schemas/subjects.js";
import {tableNames, tableSchema, type TableName} from "../../src/lib/schemas/tableSchemas.js";
import {sha256} from "../store/sha256.js";
import {facts} from "./facts.js";

/** Source: Croissant format specification 1.0, appendix 1, "JSON-LD context". */
const context = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  data: {"@id": "cr:data", "@type": "@json"},
  dataType: {"@id": "cr:dataType", "@type": "@vocab"},
  dct: "http://purl.org/dc/terms/",
  examples: {"@id": "cr:examples", "@type": "@json"},
  extract: "cr:extract",
  field: "cr:field",
  fileObject: "cr:fileObject",
  fileProperty: "cr:fileProperty",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform"
};

const dataTypes: Readonly<Record<ColumnType, string>> = {
  utf8: "sc:Text",
  bool: "sc:Boolean",
  uint8: "sc:Integer",
  uint16: "sc:Integer",
  uint32: "sc:Integer",
  float32: "sc:Float"
};

/**
 * All tables of the report as a Croissant 1.0 description: each file with its hash, each column with its type and meaning.
 * @param files the report's files by name
 * @param address gives a file's address from its path in the site
 * @param url of the page that lists the tables
 */
export function croissant(
  files: Readonly<Record<string, Uint8Array>>,
  address: (path: string) => string,
  url: string
): object {
  const {title, description, version, licenseUrl, released, author, keywords} = facts;
  return {
    "@context": context,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.0",
    name: "fashion-mnist-ann-against-cnn",
    alternateName: title,
    description,
    version,
    license: licenseUrl,
    datePublished: released,
    creator: {"@type": "Organization", name: author},
    keywords,
    citeAs: `${author}. ${title}, version ${version}, ${released}.`,
    url,
    distribution: tableNames.map((table) => fileObject(table, files[`${table}.arrow`]!, address)),
    recordSet: tableNames.map(recordSet)
  };
}

function fileObject(table: TableName, content: Uint8Array, address: (path: string) => string): object {
  return {
    "@type": "cr:FileObject",
    "@id": `${table}.arrow`,
    name: `${table}.arrow`,
    description: `A row is ${tableSchema(table).row}.`,
    contentUrl: address(`data/${subjectOf(table)}/${table}.arrow`),
    contentSize: `${content.length} B`,
    encodingFormat: "application/vnd.apache.arrow.file",
    sha256: sha256(content)
  };
}

function recordSet(table: TableName): object {
  const {row, columns} = tableSchema(table);
  return {
    "@type": "cr:RecordSet",
    "@id": table,
    name: table,
    description: `A row is ${row}.`,
    field: Object.entries(columns).map(([column, {type, meaning, length}]) => ({
      "@type": "cr:Field",
      "@id": `${table}/${column}`,
      name: column,
      description: meaning,
      dataType: dataTypes[type],
      ...(length !== undefined && {repeated: true}),
      source: {fileObject: {"@id": `${table}.arrow`}, extract: {column}}
    }))
  };
}
