/**
 * A value of a message's field: a whole number that is not negative, a text, bytes, or a message of its own; several
 * make a repeated field.
 */
export type FieldValue = number | string | Uint8Array | readonly (number | string | Uint8Array)[];

/**
 * A message of protocol buffers from its fields by number, in the order given.
 * Source: https://protobuf.dev/programming-guides/encoding/
 */
export function message(fields: readonly (readonly [number: number, value: FieldValue])[]): Uint8Array {
  const parts = fields.flatMap(([number, value]) => {
    const values = typeof value === "object" && !(value instanceof Uint8Array) ? value : [value];
    return values.flatMap((one) => field(number, one));
  });
  return Buffer.concat(parts);
}

const wireTypes = {varint: 0, lengthDelimited: 2} as const;

function field(number: number, value: number | string | Uint8Array): Uint8Array[] {
  if (typeof value === "number") return [varint(8 * number + wireTypes.varint), varint(value)];
  const bytes = typeof value === "string" ? Buffer.from(value) : value;
  return [varint(8 * number + wireTypes.lengthDelimited), varint(bytes.length), bytes];
}

/** @throws RangeError for a number that is negative, none or not whole */
function varint(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`invalid value of a field: expected a whole number from 0, got ${value}`);
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.of(...bytes, rest);
}
