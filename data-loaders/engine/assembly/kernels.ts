export {
  hyperbolicTangent,
  hyperbolicTangentGradient,
  sigmoid,
  sigmoidGradient,
  softmax,
  softmaxGradient
} from "./activation";
export {dropoutMask} from "./dropout";
export {add, addBias, channelSums, divideBy, multiply, rectifiedGradient, rectify, subtract} from "./elementwise";
export {channelMeans, channelVariances, normalise, normaliseGradient, scaleGradient} from "./normalisation";
export {narrow, packColumns, packRows, transpose, turnFilters} from "./panels";
export {addPatches, cropImages, padImages, patchesOf} from "./patches";
export {averagePool, averagePoolGradient, maxPool, maxPoolGradient} from "./pooling";
export {product} from "./product";
export {winogradConvolution, winogradFilter, winogradFilterGradient, winogradFilterSums} from "./winograd";
