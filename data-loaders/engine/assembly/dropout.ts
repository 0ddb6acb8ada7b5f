/** Steps of the two keys, and multipliers. Source: Salmon et al. 2011, table 2. */
const multiplier0: u64 = 0xd2511f53;
const multiplier1: u64 = 0xcd9e8d57;
const weyl0: u32 = 0x9e3779b9;
const weyl1: u32 = 0xbb67ae85;
const rounds = 10;

/**
 * A dropout mask from Philox4x32-10: `kept` where a word is not below a bound, else 0.
 * @param key0 seed @param key1 stream
 * @param block the first counter @param step the second @param epoch the third @param part the fourth
 * @param count values, in fours
 */
export function dropoutMask(
  key0: u32,
  key1: u32,
  block: u32,
  step: u32,
  epoch: u32,
  part: u32,
  dropBelow: f64,
  kept: f32,
  count: i32,
  mask: usize
): void {
  for (let i = 0; i < count; i += 4) {
    let c0 = block++;
    let c1 = step;
    let c2 = epoch;
    let c3 = part;
    let k0 = key0;
    let k1 = key1;
    for (let round = 0; round < rounds; ++round) {
      const product0 = multiplier0 * <u64>c0;
      const product1 = multiplier1 * <u64>c2;
      c0 = (<u32>(product1 >> 32)) ^ c1 ^ k0;
      c1 = <u32>product1;
      c2 = (<u32>(product0 >> 32)) ^ c3 ^ k1;
      c3 = <u32>product0;
      k0 += weyl0;
      k1 += weyl1;
    }
    store<f32>(mask, <f64>c0 < dropBelow ? 0 : kept);
    store<f32>(mask, <f64>c1 < dropBelow ? 0 : kept, 4);
    store<f32>(mask, <f64>c2 < dropBelow ? 0 : kept, 8);
    store<f32>(mask, <f64>c3 < dropBelow ? 0 : kept, 12);
    mask += 16;
  }
}
