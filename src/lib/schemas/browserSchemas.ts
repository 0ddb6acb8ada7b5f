import type {TableSchema} from "./column.js";
import {example, fraction, label, model, nullable, positive, run, sha256, share} from "./columns.js";
import {modelFormats, outsideKinds, portableVariants} from "./vocabulary.js";

const images = (meaning: string) => ({type: "uint32", meaning: `images ${meaning}`}) as const;

const probabilities = (meaning: string) => ({type: "float32", meaning, length: 10, range: fraction}) as const;

/** Tables of what a reader does with the networks. */
export const browserSchemas = {
  "out-of-distribution": {
    row: "a kind of images, and how many of them count as out of distribution",
    columns: {
      kind: {
        type: "utf8",
        meaning: "test images as they are, what is made of them or drawn in their place, or MNIST's first test images",
        oneOf: ["test", ...outsideKinds, "digits"]
      },
      imageCount: images("tried"),
      outsideCount: images("further away than either limit"),
      outsideByPixelsCount: images("further away than the limit by pixels"),
      outsideByLayerCount: images("further away than the limit in the CNN's last hidden layer"),
      area: nullable(
        share("area under the ROC curve by which the larger distance tells them from the test images; none for these")
      )
    }
  },
  "browser-runs": {
    row: "a short run that a reader's browser can repeat",
    columns: {
      model,
      run,
      epochCount: {type: "uint16", meaning: "epochs"},
      trainCount: images("trained on"),
      validationCount: images("for validation"),
      validationAccuracy: share("share of the validation images that is right after the last epoch"),
      weightsSha256: sha256("the trained weights, as little-endian float32")
    }
  },
  starters: {
    row: "a test image that a reader can begin to draw on, with what both networks say of it",
    columns: {
      example,
      label,
      cell: {type: "uint16", meaning: "place in the sheet starters.png, from 0"},
      pixels: {type: "uint8", meaning: "levels, row by row", length: 784},
      annProbabilities: probabilities("the ANN's probabilities"),
      annCalibrated: probabilities("the same with logits divided by the temperature fitted on validation images"),
      cnnProbabilities: probabilities("the CNN's probabilities"),
      cnnCalibrated: probabilities("the same with logits divided by the temperature fitted on validation images")
    }
  },
  "image-pieces": {
    row: "a part of the images, for a reader's browser to train on and to be measured on",
    columns: {
      file: {type: "utf8", meaning: "name, beside this table"},
      images: {type: "utf8", meaning: "the file of the data set that they are of", oneOf: ["train", "test"]},
      first: {type: "uint32", meaning: "place of its first image among those in use"},
      count: images("in it: a byte for each pixel, then a byte for each label, gzip"),
      bytes: {type: "uint32", meaning: "size, bytes"},
      sha256: sha256("the file")
    }
  },
  checkpoints: {
    row: "what an epoch of a run left, from which the next follows to the last bit",
    columns: {
      run,
      epoch: {type: "uint16", meaning: "epoch, from 1"},
      stepCount: {type: "uint32", meaning: "steps taken since the run began"},
      file: {type: "utf8", meaning: "name, beside this table; empty for the last epoch, which nothing goes on from"},
      bytes: {type: "uint32", meaning: "size, bytes"},
      sha256: sha256("parameters, Adam's first moment and its second, as little-endian float32")
    }
  },
  "model-files": {
    row: "a file of a trained network that can be taken home",
    columns: {
      variant: {type: "utf8", meaning: "what was trained", oneOf: portableVariants},
      mean: {type: "float32", meaning: "what is taken from level / 255 before the network sees it"},
      standardDeviation: {type: "float32", meaning: "what it is divided by then", range: positive},
      format: {type: "utf8", meaning: "form of the file; Markdown is the model card", oneOf: modelFormats},
      file: {type: "utf8", meaning: "name, beside this table"},
      bytes: {type: "uint32", meaning: "size, bytes"},
      sha256: sha256("the file")
    }
  }
} as const satisfies Record<string, TableSchema>;
