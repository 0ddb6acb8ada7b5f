import {execFile} from "node:child_process";
import {describe, expect, it} from "vitest";

function said(args: readonly string[]): Promise<{code: number; stderr: string}> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["start.js", "data-loaders/cli.ts", ...args], (error, _, stderr) => {
      resolve({code: Number(error?.code ?? 0), stderr});
    });
  });
}

describe("a command line that cannot be followed is answered before anything is done", () => {
  it.concurrent.each([
    ["fly", /^unknown command: got "fly"\nusage: /],
    ["report --bogus", /^Unknown option '--bogus'\nusage: /],
    ["report --port 99999", /^invalid --port: expected a whole number from 0 to 65535, got "99999"\n$/],
    ["build --port 80", /^build takes no --port\nusage: /]
  ])("%s", {timeout: 120_000}, async (line, answer) => {
    const {code, stderr} = await said(line.split(" "));
    expect(code).toBe(1);
    expect(stderr).toMatch(answer);
  });
});
