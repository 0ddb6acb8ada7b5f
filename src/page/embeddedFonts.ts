import {dataAddress} from "./dataAddress.js";

/**
 * Rules for the page's typefaces that a drawing names and the page has loaded, with the fonts in them, so that whoever
 * opens it needs none of them. A font that does not arrive is left out.
 * @param drawing in SVG
 */
export async function embeddedFonts(drawing: Element): Promise<string> {
  const text = new XMLSerializer().serializeToString(drawing);
  const loaded = new Set(
    Array.from(document.fonts)
      .filter(({status}) => status === "loaded")
      .map(nameOf)
  );
  const rules = Array.from(document.styleSheets)
    .flatMap((sheet) => Array.from(sheet.cssRules))
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({style}) => {
      const value = (name: string): string => style.getPropertyValue(name);
      const [family, range] = [value("font-family"), value("unicode-range")];
      const name = nameOf({family, style: value("font-style"), unicodeRange: range});
      return loaded.has(name) && text.includes(unquoted(family));
    });
  return (await Promise.all(rules.map(embedded))).join("");
}

/** Tells the files of a family apart. */
function nameOf({family, style, unicodeRange}: Pick<FontFace, "family" | "style" | "unicodeRange">): string {
  return [unquoted(family), style, unicodeRange].join(" ");
}

function unquoted(family: string): string {
  return family.replaceAll(/["']/g, "");
}

async function embedded({cssText}: CSSFontFaceRule): Promise<string> {
  const [, address] = /url\("([^"]+)"\)/.exec(cssText) ?? [];
  if (address === undefined) return "";
  if (address.startsWith("data:")) return cssText;
  const response = await fetch(new URL(address, document.baseURI)).catch(() => undefined);
  return response?.ok ? cssText.replace(address, await dataAddress(await response.blob())) : "";
}
