import type {AxeResults} from "axe-core";
import type {Page} from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds against WCAG 2.2 AA and its own best practices on a page as it is shown: a line for each element. */
export async function axeViolations(page: Page): Promise<string[]> {
  const {violations} = await page.evaluate<AxeResults>(`axe.run({runOnly: ${JSON.stringify(tags)}})`);
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ") ?? ""}`)
  );
}
