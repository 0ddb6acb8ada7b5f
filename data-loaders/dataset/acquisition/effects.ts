import {execFile} from "node:child_process";

/** What acquisition does to the world beyond files, so that tests can stand in for it. */
export interface Effects {
  readonly fetch: (url: string, init: {readonly signal: AbortSignal}) => Promise<Response>;
  /** The variable that names a proxy, if one does, to be told where a download fails. */
  readonly proxyVariable?: string | undefined;
  /**
   * Runs a program to its end.
   * @param cwd folder it runs in
   * @throws Error with the program's last words if it is not found, fails or takes too long
   */
  readonly runProgram: (program: string, args: readonly string[], cwd: string) => Promise<void>;
  /** Takes a line of progress for people. */
  readonly log: (line: string) => void;
}

const programTimeoutMs = 300_000;
const outputBytes = 1 << 24;

/** The network, the programs and the standard error of this machine. */
export const machineEffects: Effects = {
  fetch: fetchThroughProxy,
  get proxyVariable() {
    return ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"].find((name) => process.env[name]);
  },
  runProgram,
  log: (line) => void process.stderr.write(`${line}\n`)
};

/** Goes through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, as npm does; Node's own fetch does not. */
async function fetchThroughProxy(url: string, {signal}: {readonly signal: AbortSignal}): Promise<Response> {
  const {EnvHttpProxyAgent, fetch} = await import("undici");
  return (await fetch(url, {signal, dispatcher: new EnvHttpProxyAgent()})) as unknown as Response;
}

function runProgram(program: string, args: readonly string[], cwd: string): Promise<void> {
  const options = {cwd, timeout: programTimeoutMs, maxBuffer: outputBytes, env: {...process.env, LC_ALL: "C"}};
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, _stdout, stderr) => {
      if (error === null) return resolve();
      const lastWords = stderr.trim().split("\n").at(-1) || error.message;
      reject(new Error(`${program} failed: ${lastWords}`, {cause: error}));
    });
  });
}
