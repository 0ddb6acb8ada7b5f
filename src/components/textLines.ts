import {svgTags} from "./tags.js";
import {ink} from "./theme.js";

/** From one line of a drawing's text to the next, px. */
export const lineHeight = 18;

/** Lines of text below each other, the first at the top, with colour and weight where they are not ink and normal. */
export function textLines(
  lines: readonly {readonly text: string; readonly fill?: string; readonly weight?: number}[]
): SVGElement[] {
  return lines.map(({text, fill = ink, weight}, i) =>
    svgTags.text({y: (i + 1) * lineHeight - 4, fill, "font-weight": weight}, text)
  );
}
