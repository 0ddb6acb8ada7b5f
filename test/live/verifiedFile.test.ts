import {createHash} from "node:crypto";
import {expect, it} from "vitest";
import {DataFileError} from "../../src/live/dataFileError.js";
import {verifiedFile} from "../../src/live/verifiedFile.js";

const content = new TextEncoder().encode("ten garments");
const sha256 = createHash("sha256").update(content).digest("hex");
const asked = {file: "data/runs.arrow", href: "./_file/data/runs.arrow", sha256};

const answering =
  (body: BodyInit | null, status = 200) =>
  async (): Promise<Response> =>
    new Response(body, {status});

async function failureOf(file: Promise<unknown>): Promise<DataFileError> {
  const error: unknown = await file.then(
    () => "no error",
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(DataFileError);
  return error as DataFileError;
}

it("a file with the expected hash is given as it came", async () => {
  expect(await verifiedFile({...asked, fetch: answering(content)})).toEqual(content);
});

it("a damaged file is refused, with both hashes", async () => {
  const error = await failureOf(verifiedFile({...asked, fetch: answering("ten garment$")}));
  expect(error.file).toBe("data/runs.arrow");
  expect(error.expected).toContain(sha256);
  expect(error.received).toMatch(/^[0-9a-f]{64} in 12 bytes$/);
});

it("a missing file is refused with the server's status", async () => {
  const error = await failureOf(verifiedFile({...asked, fetch: answering("not here", 404)}));
  expect(error.message).toBe("cannot use data/runs.arrow: expected an answer with status 200, got status 404");
});

it("a server that does not answer is told from one that is slow", async () => {
  const refused = async (): Promise<Response> => Promise.reject(new TypeError("fetch failed"));
  const error = await failureOf(verifiedFile({...asked, fetch: refused}));
  expect(error.received).toBe("no answer");
  expect(error.cause).toBeInstanceOf(TypeError);
});

it("a file that never ends is given up after the time it has", async () => {
  const endless = (_: unknown, options?: RequestInit): Promise<Response> =>
    new Promise((_resolve, reject) => {
      options?.signal?.addEventListener("abort", () => reject(options.signal?.reason as Error));
    });
  const error = await failureOf(verifiedFile({...asked, timeoutMs: 20, fetch: endless}));
  expect(error.message).toBe("cannot use data/runs.arrow: expected the file within 0.02 s, got no end of it");
});
