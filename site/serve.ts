import {once} from "node:events";
import {existsSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join} from "node:path";
import sirv from "sirv";

/** A static server that is running. */
export interface SiteServer {
  /** Where it answers, with no slash at the end: "http://127.0.0.1:3000". */
  readonly address: string;
  /** Stops it and ends open connections. */
  close(): Promise<void>;
}

interface ServeOptions {
  /** The built site. */
  readonly folder: string;
  /** Port to listen on, the next free one where it is taken; 0 lets the system choose. */
  readonly port: number;
}

const host = "127.0.0.1";
const portTries = 20;
/** Types that sirv does not know. */
const mediaTypes: Readonly<Record<string, string>> = {
  ".arrow": "application/vnd.apache.arrow.file",
  ".f32": "application/octet-stream",
  ".u8": "application/octet-stream"
};
/** With both, a page's workers may share memory. Source: HTML Standard, cross-origin isolation. */
const isolation = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp"
} as const;
const hashedFolder = /^\/_(?:file|import|node|observablehq)\//;

/**
 * Serves a built site on this machine only, as a good host would: clean addresses, entity tags, no second request
 * for files that have a hash in their name, and headers with which workers may share memory. Files are looked up when they are asked for, so a new build is seen at once.
 * @throws Error if the folder holds no index.html, or none of the next ports is free
 */
export async function serve({folder, port}: ServeOptions): Promise<SiteServer> {
  if (!existsSync(join(folder, "index.html"))) {
    throw new Error(`no site in ${folder}: expected an index.html; build it first with "npm run build"`);
  }
  const answer = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response, pathname) => {
      response.setHeader("x-content-type-options", "nosniff");
      for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
      if (hashedFolder.test(pathname)) response.setHeader("cache-control", "public, max-age=31536000, immutable");
      const type = mediaTypes[extname(pathname)];
      if (type !== undefined) response.setHeader("content-type", type);
    }
  });
  const server = createServer((request, response) => {
    if (request.method === "GET" || request.method === "HEAD") answer(request, response);
    else response.writeHead(405, {allow: "GET, HEAD"}).end();
  });
  await listen(server, port, portTries);
  const close = async (): Promise<void> => {
    server.close().closeAllConnections();
    await once(server, "close");
  };
  return {address: `http://${host}:${(server.address() as AddressInfo).port}`, close};
}

async function listen(server: Server, port: number, tries: number): Promise<void> {
  try {
    await once(server.listen(port, host), "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE" && tries > 1) return listen(server, port + 1, tries - 1);
    throw new Error(`cannot listen on ${host}:${port}; choose another with --port`, {cause: error});
  }
}
