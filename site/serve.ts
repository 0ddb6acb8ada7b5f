import {readFile, stat} from "node:fs/promises";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import {extname, join, resolve, sep} from "node:path";
import {promisify} from "node:util";
import {brotliCompress, constants, gzip} from "node:zlib";

/** A static server that is running. */
export interface SiteServer {
  /** Where it answers, with no slash at the end: "http://127.0.0.1:3000". */
  readonly address: string;
  /** Stops it and ends open connections. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** The built site. */
  readonly folder: string;
  /** Port to listen on, the next free one where it is taken; 0 lets the system choose. */
  readonly port: number;
}

const host = "127.0.0.1";
const portTries = 20;
const mediaTypes: Readonly<Record<string, string>> = {
  ".f32": "application/octet-stream",
  ".u8": "application/octet-stream",
  ".arrow": "application/vnd.apache.arrow.file",
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".zip": "application/zip"
};
const compressible = /^text\/|json|javascript|svg|wasm|arrow/;
const hashedFolder = /^\/_(?:file|import|node|observablehq)\//;

const compress = {
  br: (body: Buffer) => promisify(brotliCompress)(body, {params: {[constants.BROTLI_PARAM_QUALITY]: 5}}),
  gzip: (body: Buffer) => promisify(gzip)(body)
} as const;

/**
 * Serves a built site on this machine only, as a good host would: clean addresses, compression, entity tags,
 * and no second request for files that have a hash in their name.
 * @throws Error if the folder holds no index.html, or none of the next ports is free
 */
export async function serve({folder, port}: ServeOptions): Promise<SiteServer> {
  const root = resolve(folder);
  const packed = new Map<string, Promise<Buffer>>();
  if (!(await isFile(join(root, "index.html")))) {
    throw new Error(`no site in ${folder}: expected an index.html; build it first with "npm run build"`);
  }
  const server = createServer((request, response) => {
    answer(root, packed, request, response).catch((error: unknown) => {
      response.writeHead(500).end();
      console.error(`cannot serve ${request.url ?? ""}:`, error);
    });
  });
  const used = await listen(server, port);
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await promisify(server.close.bind(server))();
  };
  return {address: `http://${host}:${used}`, close};
}

async function listen(server: Server, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + portTries - 1, 65_535);
  for (let port = first; port <= last; ++port) {
    if (await tryPort(server, port)) {
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : port;
    }
  }
  throw new Error(`no free port: tried ${first} to ${last}; choose another with --port`);
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(new Error(`cannot listen on ${host}:${port}`, {cause: error}));
    };
    server.once("error", failed).listen(port, host, () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}

/** Compressed contents by entity tag and path, made when first asked for. */
type Packed = Map<string, Promise<Buffer>>;

async function answer(root: string, packed: Packed, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, {allow: "GET, HEAD"}).end();
    return;
  }
  const pathname = decodedPathname(request.url ?? "/");
  const found = pathname === undefined ? undefined : await findFile(root, pathname);
  const path = found ?? (await findFile(root, "/404"));
  if (path === undefined) response.writeHead(404).end();
  else await send(path, packed, found === undefined ? 404 : 200, request, response);
}

function decodedPathname(address: string): string | undefined {
  try {
    return decodeURIComponent(new URL(address, `http://${host}`).pathname);
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The file of an address: itself, the page of that name, or the folder's index. */
async function findFile(root: string, pathname: string): Promise<string | undefined> {
  for (const candidate of [pathname, `${pathname}.html`, join(pathname, "index.html")]) {
    const path = resolve(join(root, candidate));
    if (path.startsWith(root + sep) && !path.includes("\0") && (await isFile(path))) return path;
  }
  return undefined;
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false
  );
}

async function send(
  path: string,
  packed: Packed,
  status: number,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const {mtimeMs, size} = await stat(path);
  const type = mediaTypes[extname(path)] ?? "application/octet-stream";
  const encoding = compressible.test(type) ? acceptedEncoding(request) : undefined;
  const tag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}-${encoding ?? "raw"}"`;
  const hashed = hashedFolder.test(request.url ?? "") && status === 200;
  response.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  response.setHeader("etag", tag).setHeader("vary", "accept-encoding").setHeader("x-content-type-options", "nosniff");
  if (status === 200 && request.headers["if-none-match"] === tag) {
    response.writeHead(304).end();
    return;
  }
  const body = encoding === undefined ? await readFile(path) : await compressed(path, encoding, tag, packed);
  if (encoding !== undefined) response.setHeader("content-encoding", encoding);
  response.writeHead(status, {"content-type": type, "content-length": body.length});
  response.end(request.method === "HEAD" ? undefined : body);
}

function compressed(path: string, encoding: keyof typeof compress, tag: string, packed: Packed): Promise<Buffer> {
  const key = `${tag} ${path}`;
  const known = packed.get(key) ?? readFile(path).then((content) => compress[encoding](content));
  packed.set(key, known);
  return known;
}

function acceptedEncoding(request: IncomingMessage): keyof typeof compress | undefined {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : undefined;
}
