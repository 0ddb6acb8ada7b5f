import {once} from "node:events";
import {mkdirSync, writeFileSync} from "node:fs";
import {connect} from "node:net";
import {join} from "node:path";
import {describe, expect, it, onTestFinished} from "vitest";
import {serve, type SiteServer} from "../../site/serve.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const text = "text";

async function started(port = 0): Promise<SiteServer> {
  const folder = join(temporaryFolder(), "dist");
  mkdirSync(join(folder, "_import"), {recursive: true});
  mkdirSync(join(folder, "nested"));
  const files = {
    "index.html": "home",
    "page.html": text,
    "_import/a.1234abcd.js": "1",
    "a.arrow": "x"
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, "nested", "index.html"), "nested");
  mkdirSync(join(folder, "..", "dist-beside"));
  for (const name of ["secret.txt", "dist-beside/secret.txt"]) writeFileSync(join(folder, "..", name), "secret");
  const server = await serve({folder, port});
  onTestFinished(() => server.close());
  return server;
}

/** The raw answer to a path that `fetch` would tidy up first. */
async function rawAnswer({address}: SiteServer, path: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), "127.0.0.1");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  await once(socket, "close");
  return answer;
}

describe("serve", () => {
  it.each([
    ["/", "home", "text/html;charset=utf-8"],
    ["/page", text, "text/html;charset=utf-8"],
    ["/page.html?x=1", text, "text/html;charset=utf-8"],
    ["/nested/", "nested", "text/html;charset=utf-8"],
    ["/_import/a.1234abcd.js", "1", "text/javascript"],
    ["/a.arrow", "x", "application/vnd.apache.arrow.file"]
  ])("answers %s", async (path, content, type) => {
    const response = await fetch((await started()).address + path);
    expect([response.status, await response.text(), response.headers.get("content-type")]).toEqual([
      200,
      content,
      type
    ]);
  });
  it("answers unknown addresses with status 404", async () => {
    expect((await fetch(`${(await started()).address}/unknown`)).status).toBe(404);
  });
  it.each([
    ["/../secret.txt"],
    ["/%2e%2e/secret.txt"],
    ["/..%2fsecret.txt"],
    ["/nested/..%2f..%2fsecret.txt"],
    ["/..%2fdist-beside%2fsecret.txt"],
    ["/..%2fdist-beside/secret.txt"],
    ["/%00"],
    ["/%ff"]
  ])("gives nothing outside of the folder for %s", async (path) => {
    const answer = await rawAnswer(await started(), path);
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
    expect(answer).not.toContain("secret");
  });
  it("lets browsers keep hashed files and ask again for pages", async () => {
    const {address} = await started();
    const hashed = await fetch(`${address}/_import/a.1234abcd.js`);
    const page = await fetch(`${address}/page`);
    expect(hashed.headers.get("cache-control")).toContain("immutable");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const again = await fetch(`${address}/page`, {headers: {"if-none-match": page.headers.get("etag") ?? ""}});
    expect(again.status).toBe(304);
  });
  it("sends a file again whose entity tag is not the browser's", async () => {
    const {address} = await started();
    const other = (await fetch(`${address}/nested/`)).headers.get("etag") ?? "";
    const page = await fetch(`${address}/page`, {headers: {"if-none-match": other}});
    expect([page.status, await page.text()]).toEqual([200, text]);
  });
  it("listens on the loopback address only, and on the next port where one is taken", async () => {
    const first = await started();
    const port = Number(new URL(first.address).port);
    const second = await started(port);
    expect(first.address).toBe(`http://127.0.0.1:${port}`);
    expect(Number(new URL(second.address).port)).toBeGreaterThan(port);
  });
  it("refuses other methods", async () => {
    const response = await fetch(`${(await started()).address}/`, {method: "POST"});
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
  it("says what to do where there is no site", async () => {
    await expect(serve({folder: "no-such-folder", port: 0})).rejects.toThrow(
      /no site in no-such-folder.*npm run build/
    );
  });
});
