import {spawn} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {WebSocket} from "undici";
import {findProgram} from "../browser/programs.js";
import {dragActions, written, type DrivenPage} from "./drivenPage.js";

/** The path of Debian's Firefox ESR, or of another that FIREFOX_PATH names; undefined where there is none. */
export function findFirefox(): string | undefined {
  return process.env["FIREFOX_PATH"] || findProgram(["firefox-esr"]);
}

/**
 * Starts Firefox without a window and drives it by WebDriver BiDi, which it speaks itself. Playwright's own Firefox is a
 * build of its own, and its client of BiDi asks for commands that the ESR lacks.
 * Source: W3C, "WebDriver BiDi".
 */
export async function launchFirefox(path: string): Promise<DrivenPage> {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const process = spawn(path, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], {
    stdio: ["ignore", "ignore", "pipe"]
  });
  const ended = new Promise<void>((resolve) => process.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    process.stderr.on("data", (data: Buffer) => {
      said += data.toString();
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]!);
    });
    void ended.then(() => reject(new Error(`Firefox ended before it listened: ${said.slice(0, 500)}`)));
  });
  const faults: string[] = [];
  const session = await connected(`${address}/session`, (fault) => faults.push(fault));
  await session.send("session.new", {capabilities: {}});
  await session.send("session.subscribe", {events: ["log.entryAdded"]});
  const {contexts} = (await session.send("browsingContext.getTree", {})) as {contexts: [{context: string}]};
  const [{context}] = contexts;
  return {
    faults: () => Promise.resolve(faults),
    goTo: async (url) => void (await session.send("browsingContext.navigate", {context, url, wait: "complete"})),
    run: async (act, argument) => {
      const expression = `${written(act, argument)}()`;
      const done = (await session.send("script.evaluate", {
        expression,
        target: {context},
        awaitPromise: true
      })) as Evaluated;
      if (done.type === "exception") throw new Error(done.exceptionDetails.text);
      return JSON.parse(done.result.value) as never;
    },
    drag: async (places) => {
      await session.send("input.performActions", {context, actions: dragActions(places)});
    },
    close: async () => {
      session.close();
      process.kill();
      await ended;
      rmSync(profile, {recursive: true, force: true, maxRetries: 5});
    }
  };
}

type Evaluated =
  | {readonly type: "success"; readonly result: {readonly value: string}}
  | {readonly type: "exception"; readonly exceptionDetails: {readonly text: string}};

interface Session {
  send(method: string, params: object): Promise<unknown>;
  close(): void;
}

async function connected(address: string, onFault: (fault: string) => void): Promise<Session> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`Firefox refuses ${address}`)));
  });
  const waiting = new Map<number, {resolve: (result: unknown) => void; reject: (error: Error) => void}>();
  socket.addEventListener("message", ({data}) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.method === "log.entryAdded" && message.params?.level === "error") onFault(message.params.text);
    const task = message.id === undefined ? undefined : waiting.get(message.id);
    if (task === undefined) return;
    waiting.delete(message.id!);
    if (message.type === "error") task.reject(new Error(`${message.error}: ${message.message}`));
    else task.resolve(message.result);
  });
  let lastId = 0;
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        waiting.set(++lastId, {resolve, reject});
        socket.send(JSON.stringify({id: lastId, method, params}));
      }),
    close: () => socket.close()
  };
}

interface Message {
  readonly id?: number;
  readonly type: "success" | "error" | "event";
  readonly method?: string;
  readonly params?: {readonly level: string; readonly text: string};
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}
