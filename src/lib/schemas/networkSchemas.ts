import type {TableSchema} from "./column.js";
import {example, label, model, place, positive, sheetCell} from "./columns.js";

/** Tables of the networks. */
export const networkSchemas = {
  layers: {
    row: "a layer of a network",
    columns: {
      variant: {type: "utf8", meaning: "network"},
      position: {type: "uint8", meaning: "place in the network, from 0"},
      layer: {type: "utf8", meaning: "layer's name"},
      kind: {
        type: "utf8",
        meaning: "kind of layer",
        oneOf: [
          "input",
          "conv",
          "normalisation",
          "rectifier",
          "activation",
          "pool",
          "mean",
          "sum",
          "flatten",
          "dense",
          "dropout",
          "softmax"
        ]
      },
      height: {type: "uint16", meaning: "output rows; 1 for a vector"},
      width: {type: "uint16", meaning: "output columns; 1 for a vector"},
      channelCount: {type: "uint16", meaning: "output channels, or the vector's length"},
      parameterCount: {type: "uint32", meaning: "trained parameters"},
      flops: {type: "uint32", meaning: "floating-point operations per image, multiply and add counted as two"}
    }
  },
  flow: {
    row: "a layer of a network, and what it makes of the test image that the drawings of the networks show",
    columns: {
      model,
      layer: {type: "utf8", meaning: "layer's name"},
      example,
      label,
      sheet: {
        type: "utf8",
        meaning: "sheet that shows the values of all the network's layers, laid out as they are drawn"
      },
      cell: sheetCell,
      strongest: {type: "uint16", meaning: "place of the largest value; of the last layer, the class that is answered"},
      largest: {
        type: "float32",
        meaning: "largest value, shown as full colour; of the last layer, its probability",
        range: positive
      }
    }
  },
  "drawn-garment": {
    row: "the test image that the drawings of the networks show",
    columns: {
      example,
      label,
      values: {
        type: "float32",
        meaning: "what the networks get of it: standardised pixels, row by row",
        length: 784
      }
    }
  },
  filters: {
    row: "a filter of the CNN's first convolution",
    columns: {
      filter: {type: "uint16", meaning: "place in the layer, from 0"},
      weights: {type: "float32", meaning: "weights, row by row", length: 9},
      bias: place("bias")
    }
  },
  "first-layer": {
    row: "a unit of a network's first trained layer",
    columns: {
      model,
      unit: {type: "uint16", meaning: "filter of the CNN, or unit of the ANN"},
      sheet: {type: "utf8", meaning: "sheet that shows the unit's weights"},
      cell: sheetCell,
      largest: {type: "float32", meaning: "largest absolute weight, shown as full colour", range: positive}
    }
  }
} as const satisfies Record<string, TableSchema>;
