import type {Page} from "playwright-core";

const parts = ["Where they look", "Layer by layer", "What excites the ANN", "What it resembles"] as const;

/** Unfolds on /try what shows how the networks come to their answers, and waits until all of it is drawn. */
export async function openParts(page: Page): Promise<void> {
  for (const part of parts) await page.locator(".why summary", {hasText: part}).click();
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll(".why-body")).every((body) => body.childElementCount > 0)
  );
}
