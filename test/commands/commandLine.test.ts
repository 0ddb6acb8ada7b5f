import {execFile} from "node:child_process";
import {describe, expect, it} from "vitest";

function said(args: readonly string[]): Promise<{code: number; text: string}> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["start.js", "data-loaders/cli.ts", ...args], (error, stdout, stderr) => {
      resolve({code: Number(error?.code ?? 0), text: stdout + stderr});
    });
  });
}

describe("a command line that asks for help, or cannot be followed, is answered before anything is done", () => {
  it.concurrent.each([
    ["--help", 0, /^usage: /],
    ["fly", 1, /^unknown command: got "fly"\nusage: /],
    ["report --bogus", 1, /^Unknown option '--bogus'\nusage: /],
    ["report --port 99999", 1, /^invalid --port: expected a whole number from 0 to 65535, got "99999"\n$/],
    ["build --port 80", 1, /^build takes no --port\nusage: /]
  ])("%s", {timeout: 120_000}, async (line, code, answer) => {
    const answered = await said(line.split(" "));
    expect(answered.code).toBe(code);
    expect(answered.text).toMatch(answer);
  });
});
