const names: Readonly<Record<string, string>> = {
  "#observablehq-sidebar": "Pages",
  "#observablehq-toc nav": "On this page",
  "#observablehq-footer nav": "Previous and next page",
  "#observablehq-search input": "Search"
};

/** Names the landmarks and the search field of Framework's shell, so that a list of them tells them apart. */
export function namedLandmarks(document: Document): void {
  for (const [selector, name] of Object.entries(names)) {
    document.querySelector(selector)?.setAttribute("aria-label", name);
  }
  document.querySelector("#observablehq-search-results")?.setAttribute("role", "status");
}
