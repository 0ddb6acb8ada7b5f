import type {Problem} from "./problem.js";

const warning =
  /^(?:Warning:|Invalid front matter:|non-local asset path:|ignoring duplicate page:|unable to fetch or parse )/;

/** Framework's count of broken links, in which links to files of `dynamicPaths` are wrongly included. */
export const miscountedLinks = /^Warning: \d+ broken links?\b/;

/**
 * Warnings that Framework prints while it calls the build a success. Its warning of broken links is left to
 * our own check of links.
 * @param lines what the build printed, without colours
 */
export function frameworkWarnings(lines: readonly string[]): Problem[] {
  return lines
    .filter((line) => warning.test(line) && !miscountedLinks.test(line))
    .map((line) => ({file: "observablehq.config.ts or a page", reason: line}));
}
