import {batchMatMul, fusedMatMul} from "./batchMatMul.js";
import {conv2d, fusedConv2d} from "./conv2d.js";
import {conv2dBackpropFilter} from "./conv2dBackpropFilter.js";
import {conv2dBackpropInput} from "./conv2dBackpropInput.js";
import {add, divide, multiply, relu, subtract, sum} from "./elementwise.js";
import {batchNormalise, batchNormaliseGrad, batchScaleGrad, channelMean, channelVariance} from "./normalisation.js";
import {averagePool, averagePoolGrad, maxPool, maxPoolGrad} from "./pooling.js";
import {sigmoid, sigmoidGrad, softmax, softmaxGrad, tanh, tanhGrad} from "./smoothActivations.js";
import type {Kernel} from "./kernel.js";

/** The kernels of tfjs that ours serve. */
export const servedKernels: readonly Kernel[] = [
  add,
  averagePool,
  averagePoolGrad,
  batchMatMul,
  batchNormalise,
  batchNormaliseGrad,
  batchScaleGrad,
  channelMean,
  channelVariance,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  fusedConv2d,
  fusedMatMul,
  divide,
  maxPool,
  maxPoolGrad,
  multiply,
  relu,
  sigmoid,
  sigmoidGrad,
  softmax,
  softmaxGrad,
  subtract,
  sum,
  tanh,
  tanhGrad
];
