const bulk = /^(?:test|neighbours)-\d+\.png$/;

/**
 * Whether a file of the report is one of the many sheets of which a browser takes a few, at their addresses, when it
 * needs them. Their hashes stand in table `sheets` and not in every page's head; and they are written into the built
 * site by us, as Framework reads a whole archive anew for each file that it takes from it.
 */
export function isBulkSheet(name: string): boolean {
  return bulk.test(name);
}

type Files = Readonly<Record<string, Uint8Array>>;

/** The report's files, those sheets apart from the others. */
export function withoutBulk(files: Files): {others: Files; bulkSheets: Files} {
  const entries = Object.entries(files);
  return {
    others: Object.fromEntries(entries.filter(([name]) => !isBulkSheet(name))),
    bulkSheets: Object.fromEntries(entries.filter(([name]) => isBulkSheet(name)))
  };
}
