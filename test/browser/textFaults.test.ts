import {expect, it} from "vitest";
import {servedSite} from "./servedSite.js";
import {textFaults} from "./textFaults.js";
import {visit} from "./visit.js";

const site = servedSite();

it("finds a text over another, and one that is cut off", async () => {
  const {page, close} = await visit(site(), {path: "/404"});
  const html = `<div style="position:relative"><p style="position:absolute">over</p><p style="position:absolute">under</p>
    <p style="width:2em;overflow:hidden;white-space:nowrap"><span>much too long for its room</span></p></div>`;
  await page.evaluate((markup) => {
    document.body.innerHTML = markup;
  }, html);
  const found = await page.evaluate(textFaults);
  expect(found.join()).toMatch(/"over" overlaps "under"/);
  expect(found.join()).toMatch(/"much too long for its room" is cut off/);
  await close();
});
