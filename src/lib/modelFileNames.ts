import {models, type Model, type ModelFormat} from "./schemas/vocabulary.js";

/** A file of a model that can be taken home; those of TensorFlow.js are two that go together. */
export interface ModelFileName {
  readonly model: Model;
  readonly format: ModelFormat;
  /** Name, the same as in its address. */
  readonly file: string;
}

/** All files of both models. */
export const modelFileNames: readonly ModelFileName[] = models.flatMap((model) => [
  {model, format: "safetensors", file: `${model}.safetensors`},
  {model, format: "ONNX", file: `${model}.onnx`},
  {model, format: "TensorFlow.js", file: `${model}-tfjs.json`},
  {model, format: "TensorFlow.js", file: `${model}-tfjs.bin`},
  {model, format: "NumPy", file: `${model}.npz`},
  {model, format: "Markdown", file: `${model}-card.md`}
]);
