import {afterAll, beforeAll, expect, it} from "vitest";
import {axeViolations, contrastViolations} from "./axeViolations.js";
import {servedSite} from "./servedSite.js";
import {textFaults} from "./textFaults.js";
import {visit, type Visit} from "./visit.js";

const site = servedSite();
let visited: Visit;
beforeAll(async () => void (visited = await visit(site(), {path: "/404"})));
afterAll(() => visited.close());

async function show(html: string): Promise<void> {
  await visited.page.evaluate((markup) => {
    document.body.innerHTML = markup;
  }, html);
}

it("find a text over another, and one that is cut off", async () => {
  await show(`<div style="position:relative"><p style="position:absolute">over</p><p style="position:absolute">under</p>
    <p style="width:2em;overflow:hidden;white-space:nowrap"><span>much too long for its room</span></p></div>`);
  const found = (await visited.page.evaluate(textFaults)).join();
  expect(found).toMatch(/"over" overlaps "under"/);
  expect(found).toMatch(/"much too long for its room" is cut off/);
});
it("find what has no name, and what has no contrast", async () => {
  await show(`<main><h1>Title</h1><button></button><p style="color:#999;background:#fff">pale</p></main>`);
  expect((await axeViolations(visited.page)).join()).toMatch(/button-name: button: .*color-contrast: p: /);
  expect((await contrastViolations(visited.page)).join()).toMatch(/^color-contrast: p: /);
});
