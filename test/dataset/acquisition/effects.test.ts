import {once} from "node:events";
import {readdir} from "node:fs/promises";
import {createServer, type IncomingMessage} from "node:http";
import {connect, type AddressInfo, type Socket} from "node:net";
import {describe, expect, it, onTestFinished, vi} from "vitest";
import {machineEffects} from "../../../data-loaders/dataset/acquisition/effects.js";
import {withFolder} from "../../fixtures/dataset/withFolder.js";

const runNode = (code: string, folder: string) => machineEffects.runProgram(process.execPath, ["-e", code], folder);

describe("machineEffects", () => {
  it(
    "run a program in the folder given",
    withFolder(async (folder) => {
      await runNode("fs.writeFileSync('made', '')", folder);
      expect(await readdir(folder)).toEqual(["made"]);
    })
  );
  it(
    "give a failed program's last words",
    withFolder(async (folder) => {
      const code = "console.error('first\\nE: the reason'); process.exitCode = 3";
      await expect(runNode(code, folder)).rejects.toThrow(/node failed: E: the reason$/);
    })
  );
  it(
    "name a program that is not there",
    withFolder(async (folder) => {
      await expect(machineEffects.runProgram("no-such-program", [], folder)).rejects.toThrow(
        "no-such-program failed: spawn no-such-program ENOENT"
      );
    })
  );
  it("fetch through the proxy that HTTP_PROXY names, and past it for hosts in NO_PROXY", async () => {
    const asked: string[] = [];
    const origin = createServer((_, response) => response.end("the file")).listen(0, "127.0.0.1");
    const proxy = createServer().listen(0, "127.0.0.1");
    proxy.on("connect", ({url}: IncomingMessage, socket: Socket) => {
      asked.push(url!);
      const through = connect((origin.address() as AddressInfo).port, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        through.pipe(socket).pipe(through);
      });
    });
    await Promise.all([once(origin, "listening"), once(proxy, "listening")]);
    onTestFinished(() => {
      for (const server of [origin, proxy]) server.close().closeAllConnections();
      vi.unstubAllEnvs();
    });
    vi.stubEnv("HTTP_PROXY", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    expect(machineEffects.proxyVariable).toMatch(/^https?_proxy$/i);
    const {signal} = new AbortController();
    const far = await machineEffects.fetch("http://data.invalid/file", {signal});
    expect(await far.text()).toBe("the file");
    expect(asked).toEqual(["data.invalid:80"]);
    const near = await machineEffects.fetch(`http://127.0.0.1:${(origin.address() as AddressInfo).port}/`, {signal});
    expect(await near.text()).toBe("the file");
    expect(asked).toHaveLength(1);
  });
});
