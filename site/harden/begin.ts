// Runs in pages at their end: their modules, which are kept back until then, are asked for when what stands in the page has
// been drawn in its fonts. A page that nobody looks at draws nothing and has no reason to wait.

/** How long modules wait at most, ms: fonts may hang, and a browser that hides its times never says that it has painted. */
const patience = 3000;

function begin(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=later]")) link.rel = "modulepreload";
  for (const kept of document.querySelectorAll<HTMLScriptElement>("script[type=later]")) {
    const script = document.createElement("script");
    for (const {name, value} of Array.from(kept.attributes)) script.setAttribute(name, value);
    kept.replaceWith(Object.assign(script, {type: "module", async: false, text: kept.text})); // in their order
  }
}

/** When text or an image has been drawn for the first time, which may be before this runs. */
function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes.includes("paint"))
      return void requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    new PerformanceObserver((list, observer) => {
      if (list.getEntriesByName("first-contentful-paint").length === 0) return;
      observer.disconnect();
      resolve();
    }).observe({type: "paint", buffered: true});
  });
}

/** When the page has been drawn in its fonts. */
async function drawn(): Promise<void> {
  await firstPaint();
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

if (document.hidden) begin();
else void Promise.race([drawn(), new Promise((resolve) => setTimeout(resolve, patience))]).then(begin);

export {};
