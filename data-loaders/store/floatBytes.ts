/** The bytes of numbers, little-endian as every machine that runs Node stores them; not copied. */
export function bytesOf({buffer, byteOffset, byteLength}: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The float32 numbers that bytes hold; not copied. @throws RangeError where they do not begin at a multiple of four */
export function floatsOf({buffer, byteOffset, byteLength}: Uint8Array): Float32Array {
  return new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT);
}
