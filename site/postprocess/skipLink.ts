const target = "observablehq-main";

/**
 * Puts a link to the main content in front of everything else, except under a base address, where it could not work.
 * The style sheet hides `.skip-link` until it has focus; the target takes focus but no place in the tab order.
 */
export function skipLink(document: Document): void {
  const main = document.getElementById(target);
  if (main === null || document.querySelector("base") !== null) return;
  main.tabIndex = -1;
  const link = document.createElement("a");
  link.className = "skip-link";
  link.href = `#${target}`;
  link.textContent = "Skip to content";
  document.body.prepend(link);
}
