import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults} from "axe-core";
import type {Page} from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds against WCAG 2.2 AA and its own best practices on a page as it is shown: a line for each element. */
export function axeViolations(page: Page): Promise<string[]> {
  return violations(page, {type: "tag", values: tags});
}

/** What it finds of contrast alone: all that another colour scheme can change. */
export function contrastViolations(page: Page): Promise<string[]> {
  return violations(page, {type: "rule", values: ["color-contrast", "link-in-text-block"]});
}

async function violations(page: Page, runOnly: object): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(source);
  const options = {runOnly, resultTypes: ["violations"]}; // of all else, what passes too, only counts
  const violations = await page.evaluate<AxeResults["violations"]>(
    `axe.run(${JSON.stringify(options)}).then(({violations}) => violations)`
  );
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ") ?? ""}`)
  );
}
