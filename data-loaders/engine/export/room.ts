import {floatBytes, roundedUp, type Address} from "../kernels/kernel.js";
import type {ExportedNetwork} from "../runtime/exportedNetwork.js";

/** Bytes of a cache line, at which everything begins; nothing lies in the first page. */
export const lineBytes = 64;
const firstAddress = 65_536;

/** A memory that is laid out before there is one: it only grows, one thing after the other. */
export interface Room {
  /** Takes so many bytes. */
  take(bytes: number): Address;
  /** Takes place for floats that are not all zero. */
  keep(values: ArrayLike<number>): Address;
  /** How much was taken so far. */
  readonly bytes: number;
  /** What it holds besides zeros. */
  readonly contents: ExportedNetwork["contents"];
}

/** Makes an empty room. */
export function emptyRoom(): Room {
  let end: Address = firstAddress;
  const contents: ExportedNetwork["contents"][number][] = [];
  const take = (bytes: number): Address => {
    const address = end;
    end += roundedUp(bytes, lineBytes);
    return address;
  };
  return {
    take,
    keep: (values) => {
      const address = take(values.length * floatBytes);
      contents.push({address, values: Array.from(values)});
      return address;
    },
    get bytes() {
      return end;
    },
    contents
  };
}
