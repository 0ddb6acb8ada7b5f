/** A SHA-256 in hexadecimal as `integrity` has it. Source: W3C, Subresource Integrity. */
export function integrityOf(sha256: string): string {
  const bytes = sha256.match(/../g)!.map((byte) => Number.parseInt(byte, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
