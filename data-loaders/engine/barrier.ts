/** Words of shared memory that a barrier uses. */
const arrived = 0;
const generation = 1;

/** Shared memory for `waitForAll`. */
export function createBarrier(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Blocks the calling thread until all of them have called.
 * @param barrier from `createBarrier`, the same for all threads
 */
export function waitForAll(barrier: Int32Array, threadCount: number): void {
  const current = Atomics.load(barrier, generation);
  if (Atomics.add(barrier, arrived, 1) === threadCount - 1) {
    Atomics.store(barrier, arrived, 0);
    Atomics.add(barrier, generation, 1);
    Atomics.notify(barrier, generation);
  } else {
    while (Atomics.load(barrier, generation) === current) Atomics.wait(barrier, generation, current);
  }
}
