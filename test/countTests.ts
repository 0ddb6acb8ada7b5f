import {readFileSync} from "node:fs";

/** How many checks passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Test files; one that could not even be read has failed with no test in it. */
  readonly testResults: readonly {readonly status: string; readonly assertionResults: readonly unknown[]}[];
}

/**
 * Counts the tests of a run of vitest. A file that could not be read, a run that crashed, and a run that failed
 * although each test passed (as after an unhandled error) count as one failure at least.
 * @param reportPath vitest's JSON report, which may be missing
 * @param succeeded whether vitest's process said that all is well
 */
export function countTests(reportPath: string, succeeded: boolean): Tally {
  const report = readReport(reportPath);
  const unreadFiles = report.testResults.filter(
    ({status, assertionResults}) => status === "failed" && assertionResults.length === 0
  );
  const failed = report.numFailedTests + unreadFiles.length;
  return {passed: report.numPassedTests, failed: succeeded ? failed : Math.max(1, failed)};
}

function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Report;
  } catch (error) {
    console.error(`no report of the tests in ${path}: ${String(error)}`);
    return {numPassedTests: 0, numFailedTests: 1, testResults: []};
  }
}
