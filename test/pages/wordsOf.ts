/** Every text and every attribute inside an element, and its own. */
export function wordsOf(element: Element): string[] {
  const all = [element, ...element.querySelectorAll("*")];
  const attributes = all.flatMap((one) => Array.from(one.attributes, ({name, value}) => `${name}="${value}"`));
  return [...attributes, element.textContent];
}

/** What a number or a value that is none looks like once it is written. */
export const spoiltWords = /\bNaN\b|\bundefined\b|\bnull\b|Infinity|\[object /;
