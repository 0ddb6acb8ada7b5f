import type {Page} from "playwright-core";

/** Draws a stroke from top to bottom on /try, by mouse. @param steps moves that the browser tells of */
export async function drawStroke(page: Page, steps: number): Promise<void> {
  const box = (await page.locator(".pixel-ground").boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.8, {steps});
  await page.mouse.up();
}
