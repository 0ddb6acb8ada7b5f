// Runs in pages at their end: their modules, which are kept back until then, are asked for when what stands in the page has
// been drawn. A page that nobody looks at draws nothing and has no reason to wait.

function begin(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=later]")) link.rel = "modulepreload";
  for (const kept of document.querySelectorAll<HTMLScriptElement>("script[type=later]")) {
    const script = document.createElement("script");
    for (const {name, value} of Array.from(kept.attributes)) script.setAttribute(name, value);
    kept.replaceWith(Object.assign(script, {type: "module", async: false, text: kept.text})); // in their order
  }
}

/** Calls it when text or an image has been drawn for the first time, which may be before this runs. */
function afterPaint(act: () => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes("paint"))
    return void requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act)));
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName("first-contentful-paint").length === 0) return;
    observer.disconnect();
    act();
  }).observe({type: "paint", buffered: true});
}

if (document.hidden) begin();
else afterPaint(begin);

export {};
