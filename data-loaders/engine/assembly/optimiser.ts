/** Bytes of a vector. */
const vectorBytes: usize = 16;

/**
 * A step of Adam for some parameters, with the gradient summed over the shards in their order.
 * Source: Kingma and Ba 2015, algorithm 1; epsilon is added outside the root.
 * @param bytes of the parameters, in vectors
 * @param shards the shards' gradients, shardBytes from one to the next
 * @param rate learning rate, corrected for the mean's start at zero
 * @param inverseRoot 1 / √(1 − beta2^step), which corrects the root's
 * @param keep1 decay of the mean, and take1 what is left to one, rounded each from more digits than a float has
 * @param keep2 decay of the mean square, and take2 likewise
 */
export function adam(
  parameters: usize,
  mean: usize,
  meanSquare: usize,
  shards: usize,
  shardBytes: usize,
  shardCount: i32,
  bytes: usize,
  rate: f32,
  inverseRoot: f32,
  keep1: f32,
  take1: f32,
  keep2: f32,
  take2: f32,
  epsilon: f32
): void {
  const rates = f32x4.splat(rate);
  const inverseRoots = f32x4.splat(inverseRoot);
  const keeps1 = f32x4.splat(keep1);
  const takes1 = f32x4.splat(take1);
  const keeps2 = f32x4.splat(keep2);
  const takes2 = f32x4.splat(take2);
  const epsilons = f32x4.splat(epsilon);
  for (let at: usize = 0; at < bytes; at += vectorBytes) {
    let from = shards + at;
    let gradient = v128.load(from);
    for (let shard = 1; shard < shardCount; ++shard) {
      from += shardBytes;
      gradient = f32x4.add(gradient, v128.load(from));
    }
    const first = f32x4.add(f32x4.mul(keeps1, v128.load(mean + at)), f32x4.mul(takes1, gradient));
    const square = f32x4.mul(gradient, gradient);
    const second = f32x4.add(f32x4.mul(keeps2, v128.load(meanSquare + at)), f32x4.mul(takes2, square));
    v128.store(mean + at, first);
    v128.store(meanSquare + at, second);
    const root = f32x4.add(f32x4.mul(f32x4.sqrt(second), inverseRoots), epsilons);
    const step = f32x4.div(f32x4.mul(rates, first), root);
    v128.store(parameters + at, f32x4.sub(v128.load(parameters + at), step));
  }
}

/**
 * A step of gradient descent with momentum for some parameters, with the gradient summed over the shards in their
 * order: velocity = keep · velocity + gradient + decay · parameter, parameter = parameter − rate · velocity, as
 * PyTorch's SGD has it. Without momentum keep is 0.
 * Source: Sutskever et al. 2013, with the rate outside the velocity.
 * @param decay weight decay
 * @param looksAhead Nesterov's form: the step is the gradient and keep · velocity
 * @param bytes of the parameters, in vectors
 * @param shards the shards' gradients, shardBytes from one to the next
 */
export function momentum(
  parameters: usize,
  velocity: usize,
  shards: usize,
  shardBytes: usize,
  shardCount: i32,
  bytes: usize,
  rate: f32,
  keep: f32,
  decay: f32,
  looksAhead: bool
): void {
  const rates = f32x4.splat(rate);
  const keeps = f32x4.splat(keep);
  const decays = f32x4.splat(decay);
  for (let at: usize = 0; at < bytes; at += vectorBytes) {
    let from = shards + at;
    let gradient = v128.load(from);
    for (let shard = 1; shard < shardCount; ++shard) {
      from += shardBytes;
      gradient = f32x4.add(gradient, v128.load(from));
    }
    const parameter = v128.load(parameters + at);
    if (decay != 0) gradient = f32x4.add(gradient, f32x4.mul(decays, parameter));
    const next = f32x4.add(f32x4.mul(keeps, v128.load(velocity + at)), gradient);
    v128.store(velocity + at, next);
    const step = looksAhead ? f32x4.add(f32x4.mul(keeps, next), gradient) : next;
    v128.store(parameters + at, f32x4.sub(parameter, f32x4.mul(rates, step)));
  }
}
