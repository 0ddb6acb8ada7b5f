/** What a site says of itself to those who link to it, cite it or index it. */
export interface Publication {
  /** Where it will stand in public, with a slash at the end: "https://example.org/report/"; absent where nobody knows. */
  readonly url?: string | undefined;
  readonly name: string;
  /** A picture for links to it, by its path in the site. */
  readonly card?: {readonly path: string; readonly width: number; readonly height: number; readonly alt: string};
  /** Path in the site of a file of JSON-LD that its first page holds as well. */
  readonly structuredData?: string;
  /** Files that programs may want to know of: path in the site, and what it is. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The address of a file of the site: absolute where the site's is known, else from its first page. */
export function addressOf(path: string, {url}: Pick<Publication, "url">): string {
  const short = path.replace(/(^|\/)index\.html$/, "$1"); // as readers reach it
  return url === undefined ? `./${path}` : new URL(short, url).href;
}
