/**
 * Mends the two pointer-only controls of Framework's sidebar. Its toggle stands outside of all landmarks, where
 * Framework's style needs it, so it is kept from assistive technology: the sidebar opens by itself when focus
 * enters it. Its closing label stands inside a list, which may hold only items, so it moves in front of it.
 */
export function sidebarControls(document: Document): void {
  const toggle = document.querySelector("#observablehq-sidebar-toggle");
  toggle?.setAttribute("aria-hidden", "true");
  toggle?.setAttribute("tabindex", "-1");
  const close = document.querySelector("#observablehq-sidebar-close");
  close?.closest("ol")?.before(close);
}
