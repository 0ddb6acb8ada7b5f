import {readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join} from "node:path";

/** What a host answers: a file, another address, or nothing. */
type Answer = {readonly file: string; readonly status?: number} | {readonly to: string} | {readonly status: number};

/** What a host makes of a path, which begins with a slash, for a folder in which `is` finds files and folders. */
type Rules = (path: string, is: {file(path: string): boolean; folder(path: string): boolean}) => Answer;

const missing = {file: "/404.html", status: 404};

/** Hosts of static files, by what their documentation says and their sources do. */
export const hosts = {
  /** CPython, Lib/http/server.py: files alone; a folder without index is listed, and an error has no page. */
  "python3 -m http.server": (path, is) => {
    if (is.folder(path) && !path.endsWith("/")) return {to: `${path}/`};
    const file = path.endsWith("/") ? `${path}index.html` : path;
    return is.file(file) ? {file} : {status: is.folder(path) ? 403 : 404};
  },
  /** Amazon S3 User Guide, "Configuring an index document": keys alone, index documents for what looks like a folder. */
  S3: (path, is) => {
    const file = path.endsWith("/") ? `${path}index.html` : path;
    if (is.file(file)) return {file};
    return is.file(`${path}/index.html`) ? {to: `${path}/`} : missing;
  },
  /** GitHub Pages: names without .html too, where a file and a folder share a name the file. */
  "GitHub Pages": (path, is) => {
    if (path.endsWith("/")) return is.file(`${path}index.html`) ? {file: `${path}index.html`} : missing;
    if (is.file(path)) return {file: path};
    if (is.file(`${path}.html`)) return {file: `${path}.html`};
    return is.folder(path) ? {to: `${path}/`} : missing;
  },
  /** Netlify Docs, "Redirect options" and "Pretty URLs": names without .html, to which those with it lead. */
  Netlify: (path, is) => {
    if (/\.html$/.test(path) && is.file(path)) return {to: path.replace(/(?:index)?\.html$/, "")};
    const bare = path.replace(/\/$/, "");
    if (!path.endsWith("/") && is.file(path)) return {file: path};
    if (is.file(`${bare}.html`)) return {file: `${bare}.html`};
    if (!is.file(`${bare}/index.html`)) return missing;
    return path.endsWith("/") ? {file: `${bare}/index.html`} : {to: `${bare}/`};
  },
  /** nginx, `try_files $uri $uri/ =404; error_page 404 /404.html;`: files, then folders, which may not be listed. */
  nginx: (path, is) => {
    if (!path.endsWith("/") && is.file(path)) return {file: path};
    if (!is.folder(path)) return missing;
    if (!path.endsWith("/")) return {to: `${path}/`};
    return is.file(`${path}index.html`) ? {file: `${path}index.html`} : {status: 403};
  },
  /** A host that puts a slash behind every page's name, as Cloudflare's `force-trailing-slash` does of a bare one. */
  "a host that adds slashes": (path, is) => {
    if (path === "/") return {file: "/index.html"};
    if (!path.endsWith("/") && is.file(path)) return {file: path};
    const bare = path.replace(/\/$/, "");
    const file = [`${bare}.html`, `${bare}/index.html`].find((name) => is.file(name));
    if (file === undefined) return missing;
    return path.endsWith("/") ? {file} : {to: `${bare}/`};
  }
} as const satisfies Readonly<Record<string, Rules>>;

export type HostName = keyof typeof hosts;

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm"
};

/** Serves a folder as a host would, at a path such as "/report/", until it is closed. @returns its address, with the path */
export async function startHost(
  name: HostName,
  folder: string,
  base = "/"
): Promise<{address: string; close: () => void}> {
  const found = (path: string) => statSync(join(folder, path), {throwIfNoEntry: false});
  const is = {
    file: (path: string): boolean => !path.endsWith("/") && found(path)?.isFile() === true,
    folder: (path: string): boolean => found(path)?.isDirectory() === true
  };
  const server = createServer((request, response) => {
    const {pathname, search} = new URL(request.url!, "http://localhost");
    if (!pathname.startsWith(base)) return void response.writeHead(404).end("nothing of the site's");
    const answer: Answer = hosts[name](decodeURIComponent(pathname.slice(base.length - 1)), is);
    if ("to" in answer) return void response.writeHead(301, {location: base + answer.to.slice(1) + search}).end();
    if (!("file" in answer) || !is.file(answer.file)) return void response.writeHead(404).end("the host's own words");
    const type = types[extname(answer.file)] ?? "application/octet-stream";
    response.writeHead(answer.status ?? 200, {"content-type": type, "x-content-type-options": "nosniff"});
    response.end(readFileSync(join(folder, answer.file)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    }
  };
}
