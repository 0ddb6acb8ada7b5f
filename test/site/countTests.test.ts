import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {countTests} from "../countTests.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

function reportOf(numPassedTests: number, numFailedTests: number, testResults: readonly object[] = []): string {
  const path = join(temporaryFolder(), "report.json");
  writeFileSync(path, JSON.stringify({numPassedTests, numFailedTests, testResults}));
  return path;
}

describe("countTests", () => {
  it("counts what passed and what failed", () => {
    expect(countTests(reportOf(5, 0), true)).toEqual({passed: 5, failed: 0});
    expect(countTests(reportOf(5, 2), false)).toEqual({passed: 5, failed: 2});
  });
  it("counts a file that could not be read as a failure", () => {
    const files = [
      {status: "failed", assertionResults: []},
      {status: "failed", assertionResults: [{}]},
      {status: "passed", assertionResults: []}
    ];
    expect(countTests(reportOf(5, 1, files), false)).toEqual({passed: 5, failed: 2});
  });
  it("counts a run that failed although every test passed", () => {
    expect(countTests(reportOf(5, 0), false)).toEqual({passed: 5, failed: 1});
  });
  it("counts a run without a report, or with half of one, as a failure", () => {
    const half = join(temporaryFolder(), "report.json");
    writeFileSync(half, `{"numPassedTests": 5`);
    for (const path of ["no-such-report.json", half]) expect(countTests(path, true)).toEqual({passed: 0, failed: 1});
  });
});
