/** What can be wrong with a file of the data set. */
export type DataFileReason =
  | "missing"
  | "not a file"
  | "unreadable"
  | "web page"
  | "gzip"
  | "short"
  | "long"
  | "magic"
  | "dimensions"
  | "label"
  | "count"
  | "hash";

/** A file of the data set that is not what it should be: `message` tells people why, `reason` tells programs. */
export class DataFileError extends Error {
  override readonly name = "DataFileError";

  constructor(
    readonly reason: DataFileReason,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
