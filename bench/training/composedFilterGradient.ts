import * as tf from "@tensorflow/tfjs";

type Shape4 = [number, number, number, number];

/**
 * The gradient of a convolution's filter from what tfjs's wasm backend has: a convolution of the images, taken as
 * channels, with the output's gradient, taken as filters. For stride 1.
 */
export const composedFilterGradient: tf.KernelConfig = {
  kernelName: "Conv2DBackpropFilter",
  backendName: "wasm",
  kernelFunc: ({inputs, attrs}) => {
    const {x, dy} = inputs as unknown as {x: tf.Tensor4D; dy: tf.Tensor4D};
    const {strides, pad, filterShape} = attrs as unknown as {
      strides: [number, number];
      pad: "same" | "valid";
      filterShape: Shape4;
    };
    const {padInfo} = tf.backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad);
    return tf.tidy(() => {
      const padded = tf.pad(tensorOf(x), [
        [0, 0],
        [padInfo.top, padInfo.bottom],
        [padInfo.left, padInfo.right],
        [0, 0]
      ]);
      const images = tf.transpose(padded, [3, 1, 2, 0]); // [channels, height, width, batch]
      const filters = tf.transpose(tensorOf(dy), [1, 2, 0, 3]); // [height, width, batch, filters]
      return tf.keep(tf.transpose(tf.conv2d(images, filters, 1, "valid"), [1, 2, 0, 3]));
    });
  }
};

function tensorOf({dataId, shape, dtype}: tf.TensorInfo): tf.Tensor4D {
  return tf.engine().makeTensorFromDataId(dataId, shape, dtype) as tf.Tensor4D;
}
