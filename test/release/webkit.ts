import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";
import {createServer, type AddressInfo} from "node:net";
import type {Readable} from "node:stream";
import {setTimeout} from "node:timers/promises";
import {findProgram} from "../browser/programs.js";
import {dragActions, written, type DrivenPage} from "./drivenPage.js";

/** Programs that together are WebKit without a window. */
export interface Webkit {
  /** WebKitGTK's driver. */
  readonly driver: string;
  /** The small browser that comes with its library. */
  readonly browser: string;
  /** A display that nobody sees: WebKitGTK has no mode without one. */
  readonly display: string;
}

/** Debian's WebKitGTK (packages webkit2gtk-driver and xvfb); undefined where it is not whole. */
export function findWebkit(): Webkit | undefined {
  const driver = findProgram(["WebKitWebDriver"]);
  const display = findProgram(["Xvfb"]);
  const browser = ["x86_64", "aarch64"]
    .map((processor) => `/usr/lib/${processor}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));
  return driver && display && browser ? {driver, browser, display} : undefined;
}

/** Starts WebKit, Safari's engine, and drives it by WebDriver. Source: W3C, "WebDriver", 2018. */
export async function launchWebkit({driver, browser, display}: Webkit): Promise<DrivenPage> {
  const screen = spawn(display, ["-displayfd", "3", "-screen", "0", "1280x900x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"]
  });
  const [number] = (await once(screen.stdio[3] as Readable, "data")) as [Buffer];
  const port = await freePort();
  const driving = spawn(driver, [`--port=${port}`], {
    env: {...process.env, DISPLAY: `:${number.toString().trim()}`},
    stdio: "ignore"
  });
  const send = (method: string, path: string, body?: object): Promise<unknown> =>
    answerOf(`http://127.0.0.1:${port}${path}`, {method, ...(body && {body: JSON.stringify(body)})});
  await driverIsReady(send);
  const capabilities = {
    alwaysMatch: {"webkitgtk:browserOptions": {binary: browser, args: ["--automation"]}, timeouts: {script: 600_000}}
  };
  const {sessionId} = (await send("POST", "/session", {capabilities})) as {sessionId: string};
  const tell = (path: string, body: object): Promise<unknown> => send("POST", `/session/${sessionId}${path}`, body);
  const run: DrivenPage["run"] = async (act, argument) => {
    const script = `const tell = arguments[0];
      ${written(act, argument)}().then((value) => tell({value}), (error) => tell({fault: String(error)}));`;
    const {value, fault} = (await tell("/execute/async", {script, args: []})) as {value: string; fault?: string};
    if (fault !== undefined) throw new Error(fault);
    return JSON.parse(value) as never;
  };
  return {
    goTo: async (url) => {
      await tell("/url", {url});
      await run(listenForFaults, undefined);
    },
    run,
    faults: () => run(() => (window as unknown as Listening).faults, undefined),
    drag: async (places) => void (await tell("/actions", {actions: dragActions(places)})),
    close: async () => {
      await send("DELETE", `/session/${sessionId}`);
      for (const program of [driving, screen]) {
        const ended = once(program, "exit");
        program.kill();
        await ended;
      }
    }
  };
}

/** A page that keeps what goes wrong on it. */
interface Listening {
  faults: string[];
}

/** Runs in the page once it is loaded: this driver tells of no faults, so those before that moment are not known. */
function listenForFaults(): void {
  const faults: string[] = [];
  Object.assign(window, {faults});
  addEventListener("error", ({message, target}) => faults.push(message || (target as Element).outerHTML), true);
  addEventListener("unhandledrejection", ({reason}) => faults.push(String(reason)));
  console.error = (...words: unknown[]) => faults.push(words.join(" "));
}

/** A port that nobody listens on; the driver takes none by itself that it would tell. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function driverIsReady(send: (method: string, path: string) => Promise<unknown>): Promise<void> {
  for (const end = performance.now() + 20_000; ; await setTimeout(50))
    try {
      await send("GET", "/status");
      return;
    } catch (error) {
      if (performance.now() > end) throw new Error("WebKit's driver does not answer", {cause: error});
    }
}

async function answerOf(address: string, options: RequestInit): Promise<unknown> {
  const response = await fetch(address, options);
  const {value} = (await response.json()) as {value: unknown};
  if (response.ok) return value;
  const {error, message} = value as {error: string; message: string};
  throw new Error(`WebKit's driver: ${error}: ${message}`);
}
