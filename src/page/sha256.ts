import {integrityOf} from "./integrityOf.js";

/**
 * SHA-256 of some bytes, in hexadecimal. Over plain http, where browsers offer none, they still compare with a hash that
 * is given: the digest is then known if it is that one.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>, expected: string): Promise<string> {
  // Typed as always there, which it is not.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle !== undefined) return hexadecimal(new Uint8Array(await subtle.digest("SHA-256", bytes)));
  const address = URL.createObjectURL(new Blob([bytes]));
  const isExpected = await fetch(address, {integrity: integrityOf(expected)}).then(
    () => true,
    () => false
  );
  URL.revokeObjectURL(address);
  return isExpected ? expected : "another one, which a browser tells over https alone";
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
