import type {OfficialFile} from "../officialFiles.js";
import type {RawFile} from "./rawFile.js";

/** Kinds of places the files come from, as the report's table of files names them. */
export type SourceKind = "FASHION_MNIST_DIR" | "cache" | "Debian package" | "download";

/** A place the files may come from. */
export interface Source {
  readonly kind: SourceKind;
  /** Names it in messages: a folder, an address, a command. */
  readonly place: string;
  /**
   * A file as it is found there, unpacked and verified.
   * @throws Error that says why there is none, or what is wrong with it
   */
  readonly read: (official: OfficialFile) => Promise<RawFile>;
}
