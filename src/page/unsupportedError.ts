/** What this browser cannot do, as a sentence; reloading does not help. */
export class UnsupportedError extends Error {
  override readonly name = "UnsupportedError";

  /** @param remedy what the reader can do, as a sentence */
  constructor(
    message: string,
    readonly remedy: string
  ) {
    super(message);
  }
}
