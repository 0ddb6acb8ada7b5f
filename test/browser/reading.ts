import {textFaults} from "./textFaults.js";
import type {Visit} from "./visit.js";

/**
 * Goes through a page as a reader does, so that what the build has drawn is drawn for this window; but not through
 * what only the browser fills, such as the explorer's 10,000 images.
 */
export async function readToTheEnd({page, settled}: Visit, width: number): Promise<void> {
  const [height, tall] = [800, 4000]; // a tall window, so that few steps lead to the end
  await page.setViewportSize({width, height: tall});
  await page.mouse.move(10, 10, {steps: 2}); // the first says only where the pointer rests
  if ((await page.locator("[data-prerender=off]").count()) === 0) {
    const end = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let top = 0; top < end; top += tall) {
      await page.evaluate((to) => scrollTo(0, to), top);
      await settled();
    }
  }
  await page.setViewportSize({width, height});
  await settled();
}

/** Texts that cannot be read, in either colour scheme. */
export async function unreadableTexts({page}: Visit): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(() => scrollTo(0, 0)); // further down, a bar that stays in sight lies over what it should
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({colorScheme});
    found.push(...(await page.evaluate(textFaults)));
  }
  return found;
}
