/**
 * Runs a task and cleans up after it, also where the process exits before the task is done.
 * What was begun last is cleaned up first.
 */
export async function withCleanup<T>(task: () => Promise<T>, cleanup: () => void): Promise<T> {
  process.prependOnceListener("exit", cleanup);
  try {
    return await task();
  } finally {
    process.off("exit", cleanup);
    cleanup();
  }
}
