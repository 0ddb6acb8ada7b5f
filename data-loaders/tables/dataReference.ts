import {subjectOf} from "../../src/lib/schemas/subjects.js";
import {classNames} from "../../src/lib/classNames.js";
import type {Column} from "../../src/lib/schemas/column.js";
import {tableNames, tableSchema, type TableName} from "../../src/lib/schemas/tableSchemas.js";

const head = `# Data reference

The tables that every number and figure of the report comes from, as the site publishes them: one [Apache Arrow](https://arrow.apache.org) file each, at \`/data/SUBJECT/NAME.arrow\`. The images that some tables point to lie beside them at \`/data/SUBJECT/SHEET.png\`.

Numbers are stored as computed, never rounded. A cell holds a value unless its column says that it may be empty. Text is dictionary-encoded, and no column has 64-bit integers, so that every reader of Arrow gives plain numbers and strings. Labels and predictions are indices: ${classNames.map((name, label) => `${label} ${name}`).join(", ")}.

This page is written from \`src/lib/schemas/tableSchemas.ts\` by \`npm run docs\`.

## Reading the files

Serve the site (\`npm run report\`), or read the files of \`dist/data/\`.

Python, with pyarrow:

\`\`\`py
import pyarrow

predictions = pyarrow.ipc.open_file("dist/data/evaluation/predictions.arrow").read_all()
predictions.to_pandas()
\`\`\`

DuckDB, in Python with the table above:

\`\`\`py
import duckdb

duckdb.sql("SELECT model, avg((label = prediction)::int) AS accuracy FROM predictions GROUP BY model")
\`\`\`

R, with arrow:

\`\`\`r
arrow::read_ipc_file("dist/data/evaluation/predictions.arrow")
\`\`\`

JavaScript, with apache-arrow:

\`\`\`js
import {tableFromIPC} from "apache-arrow";

const predictions = await tableFromIPC(fetch("/data/evaluation/predictions.arrow"));
\`\`\`

Arrow's readers do not check what they read. The pages compare each file's SHA-256 with the one in their head (\`#data-hashes\`) first, and so can you.

## Tables`;

/** The data reference as Markdown: how to read the tables, then each with its columns. */
export function dataReference(): string {
  const list = tableNames.map((name) => `- [\`${name}\`](#${name}): ${tableSchema(name).row}`);
  return `${[head, list.join("\n"), ...tableNames.map(section)].join("\n\n")}\n`;
}

function section(name: TableName): string {
  const {row, columns} = tableSchema(name);
  const lines = Object.entries(columns).map(([key, column]) => {
    return `| \`${key}\` | ${typeText(column)} | ${valuesText(column)} | ${column.meaning} |`;
  });
  const text = `\`/data/${subjectOf(name)}/${name}.arrow\`: a row is ${row}.`;
  return `### ${name}\n\n${text}\n\n| column | type | values | meaning |\n|---|---|---|---|\n${lines.join("\n")}`;
}

function typeText({type, length}: Column): string {
  return length === undefined ? type : `${length} × ${type}`;
}

function valuesText({range, oneOf, nullable}: Column): string {
  const valid = oneOf?.map((value) => `\`${value}\``).join(", ") ?? (range && rangeText(range));
  return [valid, nullable && "may be empty"].filter(Boolean).join("; ");
}

function rangeText([least, most]: readonly [number, number]): string {
  if (least === -Infinity && most === Infinity) return "any number";
  if (most === Infinity) return `at least ${least}`;
  return least === -Infinity ? `at most ${most}` : `${least} to ${most}`;
}
