import * as tf from "@tensorflow/tfjs";

export type SmoothKind = "sigmoid" | "tanh" | "softmax";

/**
 * Sigmoid, hyperbolic tangent, or probabilities of the last axis. tfjs has these as well, but takes their gradients
 * apart into sums and products of unlike shapes, where one kernel of ours does it.
 */
export class SmoothActivation extends tf.layers.Layer {
  static className = "SmoothActivation";

  readonly kind: SmoothKind;

  constructor({kind, ...options}: {kind: SmoothKind; name?: string}) {
    super(options);
    this.kind = kind;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0]! : inputs;
    return tf.customGrad((input, save) => {
      const y = applied(this.kind, input as tf.Tensor);
      (save as tf.GradSaveFunc)([y]);
      const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor => gradient(this.kind, dy, saved[0]!);
      return {value: y, gradFunc};
    })(x);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {...super.getConfig(), kind: this.kind};
  }
}

function applied(kind: SmoothKind, x: tf.Tensor): tf.Tensor {
  if (kind === "softmax") return tf.softmax(x);
  return kind === "sigmoid" ? tf.sigmoid(x) : tf.tanh(x);
}

const gradients = {sigmoid: "SigmoidGrad", tanh: "TanhGrad", softmax: "SoftmaxGrad"} as const;

function gradient(kind: SmoothKind, dy: tf.Tensor, y: tf.Tensor): tf.Tensor {
  return tf.engine().runKernel(gradients[kind], {dy, y});
}

tf.serialization.registerClass(SmoothActivation);
