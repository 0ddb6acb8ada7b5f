/** Names of the landmarks and the search field of Framework's shell, so that a list of them tells them apart. */
const names: Readonly<Record<string, string>> = {
  "#observablehq-sidebar": "Pages",
  "#observablehq-toc": "Contents",
  "#observablehq-toc nav": "On this page",
  "#observablehq-footer nav": "Previous and next page",
  "#observablehq-search input": "Search"
};

interface ShellOptions {
  readonly language: string;
  readonly script: string;
}

/**
 * Mends what Framework's shell lacks for keyboards and assistive technology:
 * - the language, which a screen reader chooses its voice by, and a viewport that readers may enlarge;
 * - names for landmarks and search, and results that are told of as they change in number, not all read;
 * - in front of all else a link to the content and a button for the sidebar, seen when they have the focus;
 * - a closing label that does not stand inside a list, which may hold only items;
 * - on a page with a base address, as the one for unknown addresses has, no links to places in the same page, as they
 *   would lead to another.
 * @param options language of the pages, such as "en", and code of the module that works the button, which stands in the
 *   page, as it is shorter than a request
 */
export function accessibleShell(document: Document, {language, script}: ShellOptions): void {
  document.documentElement.lang = language;
  document.querySelector("meta[name=viewport]")?.setAttribute("content", "width=device-width, initial-scale=1");
  for (const [selector, name] of Object.entries(names)) {
    document.querySelector(selector)?.setAttribute("aria-label", name);
  }
  const close = document.querySelector("#observablehq-sidebar-close");
  close?.closest("ol")?.before(close);
  if (document.querySelector("base") === null) shortcuts(document);
  else for (const link of document.querySelectorAll("a[href^='#']")) link.replaceWith(...link.childNodes);
  document.head.append(Object.assign(document.createElement("script"), {type: "module", textContent: script}));
}

function shortcuts(document: Document): void {
  const [main, toggle] = ["observablehq-main", "observablehq-sidebar-toggle"].map((id) => document.getElementById(id));
  if (!main) return;
  main.tabIndex = -1;
  const nav = document.createElement("nav");
  nav.className = "skip-links";
  nav.setAttribute("aria-label", "Shortcuts");
  const link = document.createElement("a");
  link.href = `#${main.id}`;
  link.textContent = "Skip to content";
  nav.append(link);
  if (toggle) {
    toggle.setAttribute("aria-hidden", "true");
    toggle.setAttribute("tabindex", "-1");
    const button = Object.assign(document.createElement("button"), {id: "sidebar-button", textContent: "Pages"});
    button.setAttribute("aria-controls", "observablehq-sidebar");
    nav.append(" ", button);
  }
  document.body.prepend(nav);
}
