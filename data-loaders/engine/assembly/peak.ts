/**
 * Multiplications and additions of vectors that wait for nothing but each other: the most that a core can do with
 * plain simd128. Twelve chains, which is as many as keep in registers.
 * @returns a number that hangs on all of them, so that none is left out
 */
export function peak(rounds: i32): f32 {
  let product0 = f32x4.splat(1);
  let product1 = f32x4.splat(1.5);
  let product2 = f32x4.splat(2);
  let product3 = f32x4.splat(2.5);
  let product4 = f32x4.splat(3);
  let product5 = f32x4.splat(3.5);
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(1);
  let sum2 = f32x4.splat(2);
  let sum3 = f32x4.splat(3);
  let sum4 = f32x4.splat(4);
  let sum5 = f32x4.splat(5);
  const one = f32x4.splat(1);
  for (let i = 0; i < rounds; ++i) {
    product0 = f32x4.mul(product0, one);
    sum0 = f32x4.add(sum0, product0);
    product1 = f32x4.mul(product1, one);
    sum1 = f32x4.add(sum1, product1);
    product2 = f32x4.mul(product2, one);
    sum2 = f32x4.add(sum2, product2);
    product3 = f32x4.mul(product3, one);
    sum3 = f32x4.add(sum3, product3);
    product4 = f32x4.mul(product4, one);
    sum4 = f32x4.add(sum4, product4);
    product5 = f32x4.mul(product5, one);
    sum5 = f32x4.add(sum5, product5);
  }
  const sums = f32x4.add(f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3)), f32x4.add(sum4, sum5));
  return f32x4.extract_lane(sums, 0);
}
