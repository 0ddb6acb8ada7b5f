import * as tf from "@tensorflow/tfjs";
import {channelMoments, normaliseBatch, normaliseBy, type ChannelMoments} from "./normalise.js";

type Arguments = Parameters<tf.layers.Layer["call"]>[1];

/**
 * Batch normalisation that tells the moments of what it saw instead of changing its own, so that whoever trains decides
 * how they are averaged. tfjs's layer changes its averages on every call, which no recorded program can repeat.
 * In training it normalises by the moments of the examples of the call, otherwise by its averages.
 * Trained weights: scale and shift, [channels]; averages: mean and variance, [channels].
 */
export class BatchNormalisation extends tf.layers.Layer {
  static className = "BatchNormalisation";

  /** Moments of the last call in training; the variance is divided by one less than the number of values, as PyTorch does. */
  moments: ChannelMoments | undefined;

  private weight: Record<"scale" | "shift" | "mean" | "variance", tf.LayerVariable> | undefined;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const channels = (inputShape as tf.Shape).at(-1) ?? 0;
    if (channels % 4 !== 0)
      throw new RangeError(`invalid input of ${this.name}: expected channels in fours, got ${channels}`);
    const add = (name: string, start: "ones" | "zeros", isTrained: boolean): tf.LayerVariable =>
      this.addWeight(name, [channels], "float32", tf.initializers[start](), undefined, isTrained);
    this.weight = {
      scale: add("scale", "ones", true),
      shift: add("shift", "zeros", true),
      mean: add("mean", "zeros", false),
      variance: add("variance", "ones", false)
    };
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], options: Arguments): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0]! : inputs;
    const {scale, shift, mean, variance} = this.weight!;
    const weights = {scale: scale.read(), shift: shift.read()};
    if (!options["training"]) return normaliseBy(x, {mean: mean.read(), variance: variance.read()}, weights);
    const moments = channelMoments(x);
    this.moments = {mean: moments.mean, variance: unbiased(moments.variance, x.size / moments.variance.size)};
    return normaliseBatch(x, moments, weights);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }
}

/** @param count of the values that the variance was divided by; one value alone has no other */
function unbiased(variance: tf.Tensor, count: number): tf.Tensor {
  return count > 1 ? tf.div(variance, (count - 1) / count) : variance;
}

tf.serialization.registerClass(BatchNormalisation);
