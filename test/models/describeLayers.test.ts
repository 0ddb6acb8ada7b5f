import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {startTracing} from "../../data-loaders/engine/export/tracing.js";
import {describeLayers} from "../../data-loaders/models/describeLayers.js";

describe("describeLayers", () => {
  beforeAll(() => startTracing());

  it("numbers the rows from the input to the softmax", () => {
    const model = tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [2]})]});
    const rows = describeLayers(model);
    expect(rows.map(({position}) => position)).toEqual([0, 1, 2]);
    expect(rows.map(({kind}) => kind)).toEqual(["input", "dense", "softmax"]);
    model.dispose();
  });
  it("refuses a kind of layer that it cannot count", () => {
    const model = tf.sequential({layers: [tf.layers.elu({name: "bend", inputShape: [2]})]});
    expect(() => describeLayers(model)).toThrow("unknown kind of layer bend: got ELU");
  });
});
