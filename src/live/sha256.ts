import {scriptedSha256} from "./scriptedSha256.js";

/**
 * SHA-256 as 64 hexadecimal digits. Browsers offer crypto.subtle over https and on the machine itself only; a site
 * that is served over plain http computes it in script.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Typed as always there, which it is not.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return scriptedSha256(bytes);
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
