import {dataAddress} from "./dataAddress.js";

/**
 * Rules for the page's typefaces that a drawing names, with the fonts in them, so that whoever opens it needs none of
 * them. A font that does not arrive is left out.
 * @param drawing in SVG
 */
export async function embeddedFonts(drawing: Element): Promise<string> {
  const text = new XMLSerializer().serializeToString(drawing);
  const rules = Array.from(document.styleSheets)
    .flatMap((sheet) => Array.from(sheet.cssRules))
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({style}) => text.includes(style.getPropertyValue("font-family").replaceAll(/["']/g, "")));
  return (await Promise.all(rules.map(embedded))).join("");
}

async function embedded({cssText}: CSSFontFaceRule): Promise<string> {
  const [, address] = /url\("([^"]+)"\)/.exec(cssText) ?? [];
  if (address === undefined) return "";
  if (address.startsWith("data:")) return cssText;
  const response = await fetch(new URL(address, document.baseURI)).catch(() => undefined);
  return response?.ok ? cssText.replace(address, await dataAddress(await response.blob())) : "";
}
