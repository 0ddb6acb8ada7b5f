import type {ModelFormat, PortableVariant} from "./schemas/vocabulary.js";

/** A file of a network that can be taken home; those of TensorFlow.js are two that go together. */
export interface ModelFileName {
  readonly format: ModelFormat;
  /** Name, the same as in its address. */
  readonly file: string;
}

/** All files of a network. */
export function modelFileNames(variant: PortableVariant): readonly ModelFileName[] {
  return [
    {format: "safetensors", file: `${variant}.safetensors`},
    {format: "ONNX", file: `${variant}.onnx`},
    {format: "TensorFlow.js", file: `${variant}-tfjs.json`},
    {format: "TensorFlow.js", file: `${variant}-tfjs.bin`},
    {format: "NumPy", file: `${variant}.npz`},
    {format: "Markdown", file: `${variant}-card.md`}
  ];
}
