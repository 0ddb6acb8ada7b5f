import * as tf from "@tensorflow/tfjs";

type Arguments = Parameters<tf.layers.Layer["call"]>[1];

/**
 * Dropout whose mask comes from outside. tfjs's own layer repeats its mask when it is seeded and cannot
 * be repeated when it is not; this one multiplies by the mask set for the step, in training only.
 */
export class MaskedDropout extends tf.layers.Layer {
  static className = "MaskedDropout";

  /** Share of the inputs that a mask sets to zero, in [0, 1). */
  readonly rate: number;

  /** 0 where an input is dropped, 1 / (1 − rate) elsewhere; shape [examples, units]. */
  mask: tf.Tensor | undefined;

  constructor({rate, ...options}: {rate: number; name?: string}) {
    super(options);
    this.rate = rate;
  }

  /** @throws Error in training if no mask is set */
  override call(inputs: tf.Tensor | tf.Tensor[], options: Arguments): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0]! : inputs;
    if (!options["training"]) return x.clone();
    if (this.mask === undefined) throw new Error(`missing mask of dropout layer ${this.name}: set it before each step`);
    return tf.mul(x, this.mask);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {...super.getConfig(), rate: this.rate};
  }
}

tf.serialization.registerClass(MaskedDropout);
