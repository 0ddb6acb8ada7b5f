const classCount = 10;

/** What the class's score is computed from, behind the convolution that is looked at. */
export interface ConvolutionHead {
  /** The convolution after its rectifier, [side, side, channelCount]. */
  readonly convolution: Float32Array;
  readonly channelCount: number;
  /** The dense layer after its rectifier, [unitCount]. */
  readonly hidden: Float32Array;
  /** Kernel of the dense layer, [pooled side, pooled side, channelCount, unitCount]. */
  readonly hiddenKernel: Float32Array;
  /** Kernel of the outputs, [unitCount, 10]. */
  readonly outputKernel: Float32Array;
}

/**
 * Grad-CAM: a convolution's channels, weighted each by the mean gradient of a class's logit, summed and rectified.
 * Max pooling hands each gradient to one place, so that a channel's gradients before it sum to those behind it.
 * Source: Selvaraju et al. 2017, "Grad-CAM: Visual explanations from deep networks via gradient-based localization".
 * @param label class, 0 to 9
 * @returns shape [side, side], not below 0
 */
export function gradCam(
  {convolution, channelCount, hidden, hiddenKernel, outputKernel}: ConvolutionHead,
  label: number
): Float32Array {
  const unitCount = hidden.length;
  const hiddenGradient = hidden.map((value, unit) => (value > 0 ? outputKernel[unit * classCount + label]! : 0));
  const placeCount = convolution.length / channelCount;
  const weights = new Float64Array(channelCount);
  for (let row = 0; row < hiddenKernel.length / unitCount; ++row) {
    let gradient = 0;
    for (let unit = 0; unit < unitCount; ++unit)
      gradient += hiddenKernel[row * unitCount + unit]! * hiddenGradient[unit]!;
    weights[row % channelCount]! += gradient / placeCount;
  }
  return Float32Array.from({length: placeCount}, (_, place) => {
    let sum = 0;
    for (let channel = 0; channel < channelCount; ++channel)
      sum += weights[channel]! * convolution[place * channelCount + channel]!;
    return Math.max(0, sum);
  });
}
