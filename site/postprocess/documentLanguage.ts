/** States a page's language, which Framework leaves out and a screen reader chooses its voice by. */
export function documentLanguage(document: Document): void {
  document.documentElement.lang = "en";
}
