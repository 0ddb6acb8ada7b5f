import {gzipSync} from "node:zlib";

/** Bytes that a host with gzip sends for some addresses. */
export async function sentBytes(addresses: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    addresses.map(async (address) => {
      const body = await (await fetch(address)).arrayBuffer();
      return gzipSync(new Uint8Array(body)).length;
    })
  );
  return sizes.reduce((total, size) => total + size, 0);
}
