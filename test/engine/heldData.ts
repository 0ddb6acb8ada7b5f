import * as tf from "@tensorflow/tfjs";

/** How much is held that someone must dispose of: tensors that tfjs knows, and data of the backend in use. */
export function heldData(): {readonly tensorCount: number; readonly dataCount: number} {
  return {tensorCount: tf.memory().numTensors, dataCount: tf.engine().backend.numDataIds()};
}
