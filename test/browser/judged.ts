import type {Page} from "playwright-core";

/** Waits until the networks have judged what /try shows. @returns what they say */
export async function judged(page: Page): Promise<string> {
  await page.waitForFunction(
    () =>
      /^(?:Both|They)/.test(document.querySelector(".try-stage .belief-verdict")!.textContent) &&
      !document.querySelector("#try")!.hasAttribute("aria-busy")
  );
  return (await page.textContent("#try .belief-verdict"))!;
}
