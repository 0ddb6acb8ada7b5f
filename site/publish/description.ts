/** Longest description, characters: about what search engines and cards show. */
const most = 200;

/**
 * What a page says first of itself: its own description where it has one, else as many whole sentences of the first
 * paragraph after its heading as fit, or their first words. A page without paragraphs says what its sections are called.
 */
export function description(document: Document): string {
  const own = document.querySelector("meta[name=description]")?.getAttribute("content");
  if (own) return own;
  const paragraphs = document.querySelectorAll("main h1 ~ p, main h1 ~ :not(figure, details) > p");
  const texts = Array.from(paragraphs, textOf).filter((text) => text !== "");
  return shortened(texts[0] ?? headings(document));
}

function headings(document: Document): string {
  const sections = Array.from(document.querySelectorAll("main h2"), textOf);
  return [textOf(document.querySelector("h1")), sections.join(", ")].filter((text) => text !== "").join(": ");
}

function textOf(element: Element | null): string {
  if (element === null || element.closest("noscript, figure, details") !== null) return "";
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll("script, style, template")) hidden.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function shortened(text: string): string {
  if (text.length <= most) return text;
  const sentences = text.slice(0, most).match(/^.*[.!?](?=\s)/)?.[0];
  return sentences ?? `${text.slice(0, most).replace(/\s+\S*$/, "")}…`;
}
