import {inspect} from "node:util";

/**
 * JSON in which equal values have equal text: object keys sorted by code unit, no white space.
 * @throws TypeError for anything that JSON would drop or blur (undefined, NaN, a Date, a typed array), naming its place
 */
export function canonicalJson(value: unknown, place = "value"): string {
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, i) => canonicalJson(item, `${place}[${i}]`)).join()}]`;
  }
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key], `${place}.${key}`)}`);
    return `{${members.join()}}`;
  }
  throw new TypeError(`invalid ${place}: expected a JSON value, got ${describe(value)}; leave it out or convert it`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return typeof value === "object" ? Object.prototype.toString.call(value) : inspect(value);
}
