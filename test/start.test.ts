import {spawn, spawnSync} from "node:child_process";
import {once} from "node:events";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {describe, expect, it} from "vitest";
import {temporaryFolder} from "./store/temporaryFolder.js";

/** A program in TypeScript, of which nothing may run before the checks. */
function program(code: string): string {
  const folder = temporaryFolder();
  const path = join(folder, "program.ts");
  writeFileSync(join(folder, "package.json"), `{"type": "module"}`);
  writeFileSync(path, code);
  return path;
}

const echo = "const [, path, ...args]: string[] = process.argv; console.log(path!.split('/').at(-1), ...args);";

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [...args], {encoding: "utf8", env: {...process.env, ...env}});
}

/** Makes Node say that it is another version. */
function pretend(version: string): string {
  const code = `Object.defineProperty(process, "versions", {value: {...process.versions, node: "${version}"}})`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

describe("start.js", () => {
  it("runs a TypeScript program with its arguments", () => {
    expect(start(["start.js", program(echo), "a", "--b"]).stdout).toBe("program.ts a --b\n");
  });
  it.each(["18.20.8", "20.10.0", "20.18.3"])("says which Node is needed on %s, and runs nothing", (version) => {
    const {status, stdout, stderr} = start([pretend(version), "start.js", program(echo)]);
    expect([status, stdout, stderr]).toEqual([
      1,
      "",
      `this report needs Node 20.19 or later, this is ${version}; see README.md\n`
    ]);
  });
  it.each(["20.19.0", "21.0.0", "100.1.0"])("runs on Node %s", (version) => {
    expect(start([pretend(version), "start.js", program(echo)]).status).toBe(0);
  });
  it("uses a folder of the project where the temporary one cannot be written, and says so", () => {
    const code = `import {tmpdir} from "node:os"; console.log(tmpdir());`;
    const {status, stdout, stderr} = start(["start.js", program(code)], {TMPDIR: "/proc/none"});
    expect([status, stdout.trim()]).toEqual([0, join(process.cwd(), ".cache", "tmp")]);
    expect(stderr).toMatch(/^cannot write into the temporary folder \/proc\/none \(ENOENT\); using \S+\.cache\/tmp\n$/);
  });
  it.each(["exec node", "node"])("ends with npm that started it by way of a shell: %s", async (node) => {
    const pidFile = join(temporaryFolder(), "pid");
    const path = program(`
      import {writeFileSync} from "node:fs";
      writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
      setInterval(() => undefined, 1000);
    `);
    // This stands for npm: it runs a shell that runs Node, in its place or as its child.
    const npm = `require("node:child_process").spawn("sh", ["-c", ${JSON.stringify(`${node} start.js ${path}; true`)}])`;
    const parent = spawn(process.execPath, ["-e", npm], {env: {...process.env, npm_lifecycle_event: "report"}});
    while (!existsSync(pidFile) || readFileSync(pidFile, "utf8") === "") await setTimeout(20);
    const pid = Number(readFileSync(pidFile, "utf8"));
    expect(isRunning(pid)).toBe(true);
    parent.kill("SIGKILL");
    await once(parent, "exit");
    while (isRunning(pid)) await setTimeout(50);
  });
});

function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/stat`;
  return existsSync(status) && !/\) Z /.test(readFileSync(status, "utf8"));
}
