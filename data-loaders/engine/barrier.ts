/** Words of shared memory that a barrier uses. */
const arrived = 0;
const generation = 1;

/** Looks at the others before a thread goes to sleep: waking takes longer than the rest of a short step. */
const looks = 20_000;

/** Bytes of shared memory that `waitForAll` needs, zero at first. */
export const barrierBytes = 2 * Int32Array.BYTES_PER_ELEMENT;

/**
 * Blocks the calling thread until all of them have called.
 * @param barrier `barrierBytes` of memory that all threads share
 */
export function waitForAll(barrier: Int32Array, threadCount: number): void {
  if (threadCount === 1) return;
  const current = Atomics.load(barrier, generation);
  if (Atomics.add(barrier, arrived, 1) === threadCount - 1) {
    Atomics.store(barrier, arrived, 0);
    Atomics.add(barrier, generation, 1);
    Atomics.notify(barrier, generation);
  } else {
    for (let look = 0; look < looks; ++look) if (Atomics.load(barrier, generation) !== current) return;
    while (Atomics.load(barrier, generation) === current) Atomics.wait(barrier, generation, current);
  }
}
