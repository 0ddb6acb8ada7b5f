import * as tf from "@tensorflow/tfjs";

/** What a computation gives on tfjs's own backend in plain JavaScript, whose kernels are not ours. */
export async function onReference<T>(compute: () => T): Promise<T> {
  await tf.setBackend("cpu");
  try {
    return compute();
  } finally {
    await tf.setBackend("wasm");
  }
}
