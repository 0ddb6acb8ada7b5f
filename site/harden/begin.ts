// Runs in pages at their end: their modules, which are kept back until then, are asked for in the frame after the first in
// which what stands in the page is drawn. A page that nobody looks at draws nothing and has no reason to wait.

function begin(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=later]")) link.rel = "modulepreload";
  for (const kept of document.querySelectorAll<HTMLScriptElement>("script[type=later]")) {
    const script = document.createElement("script");
    for (const {name, value} of Array.from(kept.attributes)) script.setAttribute(name, value);
    kept.replaceWith(Object.assign(script, {type: "module", async: false, text: kept.text})); // in their order
  }
}

if (document.hidden) begin();
else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(begin))); // the first is asked before it is drawn

export {};
