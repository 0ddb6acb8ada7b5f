/** What `rows` takes of an Arrow table: its columns by name. */
export interface ArrowTable<R> {
  readonly numRows: number;
  readonly schema: {readonly fields: readonly {readonly name: string}[]};
  getChild(name: string): Iterable<unknown> | null;
  /** Says what a row is; there is no such property. */
  readonly row?: R;
}

/**
 * An Arrow table's rows as plain objects: numbers, strings and booleans, and typed arrays for lists. Arrow's own rows
 * look each value up when it is asked for, which takes many times as long.
 * @example const epochs = FileAttachment("data/training/epochs.arrow").arrow().then(rows);
 */
export function rows<R>(table: ArrowTable<R>): R[] {
  const columns = table.schema.fields.map(({name}) => [name, valuesOf(table.getChild(name)!)] as const);
  return Array.from({length: table.numRows}, (_, i) => {
    return Object.fromEntries(columns.map(([name, values]) => [name, values[i]])) as R;
  });
}

function valuesOf(vector: Iterable<unknown>): unknown[] {
  return Array.from(vector, (value) => (isList(value) ? value.toArray() : value));
}

function isList(value: unknown): value is {toArray: () => unknown} {
  return typeof value === "object" && value !== null && "toArray" in value;
}
