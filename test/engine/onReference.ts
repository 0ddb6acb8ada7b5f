import * as tf from "@tensorflow/tfjs";

/** What a computation gives on tfjs's own backend in plain JavaScript, whose kernels are not ours. */
export function onReference<T>(compute: () => T): T {
  tf.env().set("PROD", true); // tfjs advises on other backends otherwise
  const before = tf.engine().backendName;
  void tf.setBackend("cpu"); // at once, since the backend's factory is not asynchronous
  try {
    return compute();
  } finally {
    if (before) void tf.setBackend(before);
  }
}
