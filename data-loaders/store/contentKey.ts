import {canonicalJson} from "./canonicalJson.js";
import {sha256} from "./sha256.js";

/**
 * A name for a value: SHA-256 of its canonical JSON, so the order of object keys does not matter.
 * @throws TypeError if the value is not JSON
 */
export function contentKey(value: unknown): string {
  return sha256(canonicalJson(value));
}
