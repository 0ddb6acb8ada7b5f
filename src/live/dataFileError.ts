export interface DataFileFault {
  /** Address of the file within the site, such as data/runs.arrow. */
  readonly file: string;
  readonly expected: string;
  readonly received: string;
}

/** A data file of the site that cannot be used: it is missing, late, or not what the page was built with. */
export class DataFileError extends Error {
  readonly file: string;
  readonly expected: string;
  readonly received: string;

  constructor({file, expected, received}: DataFileFault, options?: ErrorOptions) {
    super(`cannot use ${file}: expected ${expected}, got ${received}`, options);
    this.name = "DataFileError";
    this.file = file;
    this.expected = expected;
    this.received = received;
  }
}
