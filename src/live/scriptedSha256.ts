const blockBytes = 64;
const roundCount = 64;
const primes = firstPrimes(roundCount);
const roundConstants = Uint32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)));
const initialState = Uint32Array.from(primes.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)));

/**
 * SHA-256 as 64 hexadecimal digits, computed in script where the browser has no crypto.subtle. It guards against
 * damage; nothing secret passes through it.
 * Source: FIPS 180-4, sections 4 to 6.
 */
export function scriptedSha256(bytes: Uint8Array): string {
  const message = padded(bytes);
  const state = initialState.slice();
  const schedule = new Uint32Array(roundCount);
  for (let start = 0; start < message.byteLength; start += blockBytes) {
    for (let t = 0; t < 16; ++t) schedule[t] = message.getUint32(start + 4 * t);
    for (let t = 16; t < roundCount; ++t) schedule[t] = scheduled(schedule, t);
    compress(state, schedule);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

/** The message, a one bit, zeros, and the message's length in bits as the last eight bytes of a block. */
function padded(bytes: Uint8Array): DataView {
  const byteLength = blockBytes * Math.ceil((bytes.length + 9) / blockBytes);
  const message = new Uint8Array(byteLength);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  view.setBigUint64(byteLength - 8, 8n * BigInt(bytes.length));
  return view;
}

function scheduled(schedule: Uint32Array, t: number): number {
  const [near, far] = [schedule[t - 2]!, schedule[t - 15]!];
  const smallSigma1 = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10);
  const smallSigma0 = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3);
  return smallSigma1 + schedule[t - 7]! + smallSigma0 + schedule[t - 16]!;
}

function compress(state: Uint32Array, schedule: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < roundCount; ++t) {
    const bigSigma1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + bigSigma1 + choice + roundConstants[t]! + schedule[t]!) | 0;
    const bigSigma0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + bigSigma0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i]! += word));
}

function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The first 32 bits after the point. */
function fractionBits(value: number): number {
  return Math.floor((value % 1) * 2 ** 32);
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; ++candidate) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
