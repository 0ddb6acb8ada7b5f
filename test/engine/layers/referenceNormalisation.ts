import * as tf from "@tensorflow/tfjs";

/** A kernel's float inputs by name; x's channels lie side by side, and all others but dy have one value for each. */
type Floats = Readonly<Record<string, Float32Array>>;

interface ReferenceBackend {
  readonly data: {get(dataId: object): {values: Float32Array}};
  makeTensorInfo(shape: number[], dtype: "float32", values: Float32Array): tf.TensorInfo;
}

/** Gives tfjs's plain backend the kernels of batch normalisation that are ours, in doubles and by their definition. */
export function registerReferenceNormalisation(): void {
  if ((tf.getKernel("ChannelMean", "cpu") as object | undefined) !== undefined) return;
  register("ChannelMean", ({x}, channels) => meanOf(channels, x!.length, (i) => x![i]!));
  register("ChannelVariance", ({x, mean}, channels) =>
    meanOf(channels, x!.length, (i) => (x![i]! - mean![i % channels]!) ** 2)
  );
  register("BatchNormalise", (inputs, channels, epsilon) => {
    const {x, scale, shift} = inputs;
    return Float32Array.from(x!, (_, i) => {
      return normalised(inputs, i, channels, epsilon) * scale![i % channels]! + shift![i % channels]!;
    });
  });
  register("BatchScaleGrad", (inputs, channels, epsilon) => {
    const {x, dy} = inputs;
    const rows = x!.length / channels;
    return meanOf(channels, x!.length, (i) => rows * dy![i]! * normalised(inputs, i, channels, epsilon));
  });
  register("BatchNormaliseGrad", (inputs, channels, epsilon) => {
    const {x, dy, scale, variance} = inputs;
    const level = meanOf(channels, x!.length, (i) => dy![i]!);
    const slope = meanOf(channels, x!.length, (i) => dy![i]! * normalised(inputs, i, channels, epsilon));
    return Float32Array.from(x!, (_, i) => {
      const c = i % channels;
      const rest = dy![i]! - level[c]! - slope[c]! * normalised(inputs, i, channels, epsilon);
      return (rest * scale![c]!) / Math.sqrt(variance![c]! + epsilon);
    });
  });
}

function meanOf(channels: number, size: number, valueOf: (i: number) => number): Float32Array {
  const sums = new Float64Array(channels);
  for (let i = 0; i < size; ++i) sums[i % channels]! += valueOf(i);
  return Float32Array.from(sums, (sum) => sum / (size / channels));
}

function normalised({x, mean, variance}: Floats, i: number, channels: number, epsilon: number): number {
  return (x![i]! - mean![i % channels]!) / Math.sqrt(variance![i % channels]! + epsilon);
}

function register(
  kernelName: string,
  compute: (inputs: Floats, channels: number, epsilon: number) => Float32Array
): void {
  const kernelFunc: tf.KernelFunc = ({inputs, attrs, backend}) => {
    const cpu = backend as ReferenceBackend;
    const tensors = inputs as Readonly<Record<string, tf.TensorInfo>>;
    const floats = Object.fromEntries(
      Object.entries(tensors).map(([name, {dataId}]) => [name, cpu.data.get(dataId).values])
    );
    const {shape} = tensors["x"]!;
    const channels = shape.at(-1)!;
    const values = compute(floats, channels, (attrs as {epsilon?: number} | undefined)?.epsilon ?? 0);
    return cpu.makeTensorInfo(values.length === channels ? [channels] : shape, "float32", values);
  };
  tf.registerKernel({kernelName, backendName: "cpu", kernelFunc});
}
