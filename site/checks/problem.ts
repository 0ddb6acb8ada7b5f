/** Something wrong with a built site. */
export interface Problem {
  /** Path in the site of the file it is in. */
  readonly file: string;
  /** What is wrong, in lower case: what was expected, what was found. */
  readonly reason: string;
}
