// Runs in the archive: unpacks the page that its address asks for, and what the page reads, and puts it in this one's place.

const scheme = "https://archive.invalid/";
const remembered = "archive-page";
const types: Readonly<Record<string, string>> = {
  css: "text/css",
  html: "text/html",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  woff2: "font/woff2"
};

const paths = JSON.parse(document.getElementById("paths")!.textContent) as Record<string, number>;
const packed = Array.from(document.querySelectorAll('script[type="text/plain"]'), ({textContent}) => textContent);

async function unpack(path: string): Promise<Blob> {
  const type = types[path.split(".").at(-1)!] ?? "application/octet-stream";
  const bytes = Uint8Array.from(atob(packed[paths[path]!]!), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Blob([await new Response(stream).arrayBuffer()], {type});
}

/** Addresses of what is unpacked, by paths. */
const addresses = new Map<string, Promise<string>>();

function addressOf(path: string): Promise<string> {
  const known = addresses.get(path) ?? addressAnew(path);
  addresses.set(path, known);
  return known;
}

async function addressAnew(path: string): Promise<string> {
  const file = await unpack(path);
  if (!path.endsWith(".js")) return URL.createObjectURL(file);
  const code = await withAddresses(await file.text());
  return URL.createObjectURL(new Blob([code], {type: file.type}));
}

/** A text in which files of the archive are named by where they have been unpacked. */
async function withAddresses(text: string): Promise<string> {
  const named = /(?:\.{1,2}\/)+((?:_file|fonts)\/[\w./-]+)/g;
  const found = [...new Set(Array.from(text.matchAll(named), ([, path]) => path!))].filter((path) => path in paths);
  const places = new Map(await Promise.all(found.map(async (path) => [path, await addressOf(path)] as const)));
  return text.replace(named, (whole, path: string) => places.get(path) ?? whole);
}

/** Where the modules lie that a page or a module names. */
async function importMap(): Promise<string> {
  const scripts = Object.keys(paths).filter((path) => path.endsWith(".js"));
  const imports = await Promise.all(scripts.map(async (path) => [scheme + path, await addressOf(path)] as const));
  return JSON.stringify({imports: Object.fromEntries(imports)});
}

async function pageOf(name: string): Promise<string> {
  const html = await withAddresses(await (await unpack(`${name}.html`)).text());
  const map = `<script type="importmap">${await importMap()}</script>`;
  return html
    .replace(/<head[^>]*>/, (head) => `${head}${map}`)
    .replace(/(<script type="module") src="\.\/([^"]+)"><\/script>/g, `$1>import "${scheme}$2";</script>`)
    .replace(/((?:from|import) ?\(?)"\.\/([^"]+\.js)"/g, `$1"${scheme}$2"`);
}

/** The page that is asked for; what a page writes into its own address leaves the name out, so it is remembered. */
function askedPage(): string {
  const asked = new URLSearchParams(location.search).get("page") ?? storage()?.getItem(remembered) ?? "index";
  return `${asked}.html` in paths ? asked : "index";
}

function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** The path in the archive that an address beside it stands for; undefined for any other. */
function pathAt(address: string): string | undefined {
  const {href} = new URL(".", location.href);
  const absolute = new URL(address, location.href).href;
  const path = absolute.startsWith(href) ? decodeURIComponent(absolute.slice(href.length).replace(/[?#].*$/, "")) : "";
  return path in paths ? path : undefined;
}

/** Lets scripts of the page fetch what the archive holds; what it leaves out is not found. */
function serveFiles(): void {
  const request = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.href);
    if (address.protocol !== location.protocol) return request(input, init);
    const path = pathAt(address.href);
    return path === undefined ? new Response(null, {status: 404}) : request(await addressOf(path), init);
  };
}

async function save(path: string): Promise<void> {
  const link = document.createElement("a");
  link.href = await addressOf(path);
  link.download = path.split("/").at(-1)!;
  link.click();
}

/** Follows links to other pages and to files within the archive. */
function followLinks(): void {
  addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[href]");
    const address = link?.getAttribute("href") ?? "#";
    const path = address.startsWith("#")
      ? undefined
      : (pathAt(link!.href) ?? pathAt(`${link!.href.replace(/[?#].*$/, "")}.html`));
    if (path === undefined || event.defaultPrevented) return;
    event.preventDefault();
    if (!path.endsWith(".html")) return void save(path);
    const {search, hash} = new URL(link!.href);
    location.href = `${location.pathname}?page=${path.replace(/\.html$/, "")}${search.replace("?", "&")}${hash}`;
  });
}

const name = askedPage();
storage()?.setItem(remembered, name);
void pageOf(name).then((html) => {
  document.open();
  document.write(html);
  document.close();
  serveFiles();
  followLinks();
});

export {};
