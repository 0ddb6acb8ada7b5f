// Runs in pages whose sidebar has a button: Framework's own control, a checkbox outside of all landmarks, is left to
// pointers.

const [toggle, sidebar, button] = ["observablehq-sidebar-toggle", "observablehq-sidebar", "sidebar-button"].map((id) =>
  document.getElementById(id)
);

const isOpen = (): boolean => getComputedStyle(sidebar!).visibility === "visible";
const tell = (): void => button!.setAttribute("aria-expanded", String(isOpen()));

button?.addEventListener("click", () => {
  toggle!.click();
  tell();
  if (isOpen()) sidebar!.querySelector("a")?.focus();
});

sidebar?.addEventListener("keydown", ({key}) => {
  if (key !== "Escape" || !isOpen()) return;
  toggle!.click();
  button!.focus();
});

toggle?.addEventListener("change", tell);
addEventListener("resize", tell);
if (button) tell();

// The number of results is told of as it changes, and not every result read.
const results = document.getElementById("observablehq-search-results");
if (results) {
  const status = Object.assign(document.createElement("div"), {className: "visually-hidden", role: "status"});
  results.after(status);
  new MutationObserver(() => {
    const words = results.querySelector("div")?.textContent ?? "";
    if (status.textContent !== words) status.textContent = words;
  }).observe(results, {childList: true, subtree: true});
}

export {};
