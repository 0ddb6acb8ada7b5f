import type {OfficialFile} from "../officialFiles.js";

/** Kinds of places the files come from, as the report's table of files names them. */
export type SourceKind = "FASHION_MNIST_DIR" | "cache" | "Debian package" | "download";

/** A place the files may come from. */
export interface Source {
  readonly kind: SourceKind;
  /** Names it in messages: a folder, an address, a command. */
  readonly place: string;
  /**
   * A file as it is found there, gzip or raw, not verified yet.
   * @throws Error that says why there is none
   */
  readonly read: (official: OfficialFile) => Promise<Uint8Array>;
}
