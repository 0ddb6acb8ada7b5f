// Runs in pages, before all else: files of the site are compared with what it was built with before anything reads them.

/** How long a file may send nothing before it counts as late, ms. */
const patience = 30_000;

const table = JSON.parse(document.getElementById("file-integrity")?.textContent ?? "{}") as Record<string, string>;
const known = new Map(Object.entries(table).map(([path, hash]) => [new URL(path, location.href).href, hash]));
const request = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const address = new URL(input instanceof Request ? input.url : input, location.href);
  const integrity = init?.integrity ?? known.get(address.href);
  if (integrity === undefined || address.origin !== location.origin) return request(input, init);
  return verified(address, integrity, init?.signal ?? undefined);
};

/**
 * A file whose hash is that of the build. Read piece by piece and compared at the end, so that a slow line takes its time
 * and a dead one is noticed.
 * @throws Error that names the file, what was expected and what was found
 */
async function verified(address: URL, integrity: string, signal?: AbortSignal): Promise<Response> {
  const name = decodeURIComponent(address.pathname.split("/").at(-1)!).replace(/\.[0-9a-f]{8}(?=\.)/, "");
  const {headers, content} = await download(address, name, signal);
  if (!(await has(content, integrity)))
    throw fault(name, "the content that the site was built with", `${content.size} other bytes`);
  return new Response(content, {headers});
}

/**
 * Whether a content has a hash. Browsers compare `integrity` on the page's main thread, which a megabyte holds up for
 * 7 ms; what hashes elsewhere they offer over https alone.
 */
async function has(content: Blob, integrity: string): Promise<boolean> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle !== undefined) {
    const digest = new Uint8Array(await subtle.digest("SHA-256", await content.arrayBuffer()));
    return integrity === `sha256-${btoa(String.fromCharCode(...digest))}`;
  }
  const copy = URL.createObjectURL(content);
  return request(copy, {integrity})
    .then(
      () => true,
      () => false
    )
    .finally(() => URL.revokeObjectURL(copy));
}

async function download(address: URL, name: string, signal?: AbortSignal): Promise<{headers: Headers; content: Blob}> {
  const silence = new AbortController();
  const wait = () => setTimeout(() => silence.abort(), patience);
  let timer = wait();
  try {
    const signals = signal === undefined ? silence.signal : AbortSignal.any([silence.signal, signal]);
    const response = await request(address, {signal: signals});
    if (!response.ok) throw fault(name, "an answer with status 200", `status ${response.status}`);
    const pieces: BlobPart[] = [];
    const total = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length") ?? 0);
    let received = 0;
    for (const reader = response.body!.getReader(); ;) {
      const {done, value} = await reader.read();
      if (done) return {headers: response.headers, content: new Blob(pieces)};
      pieces.push(value);
      received += value.length;
      dispatchEvent(new CustomEvent("fileprogress", {detail: {name, received, total}})); // for pages that tell of it
      clearTimeout(timer);
      timer = wait();
    }
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("cannot use ")) throw error;
    const received = silence.signal.aborted ? `nothing for ${patience / 1000} s` : "no answer";
    throw Object.assign(fault(name, "the whole file", received, error), {name: "LineError"});
  } finally {
    clearTimeout(timer);
  }
}

function fault(name: string, expected: string, received: string, cause?: unknown): Error {
  return new Error(`cannot use ${name}: expected ${expected}, got ${received}`, {cause});
}

export {};
