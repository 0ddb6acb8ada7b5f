import type {Page} from "playwright-core";

/** Waits until the networks have judged what /try shows. @returns what they say */
export async function judged(page: Page): Promise<string> {
  await page.waitForFunction(
    () =>
      document.querySelector(".belief-verdict")!.textContent !== "Nothing to judge yet" &&
      !document.querySelector("#try")!.hasAttribute("aria-busy")
  );
  return (await page.textContent(".belief-verdict"))!;
}
