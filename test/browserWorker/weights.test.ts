import {zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {networkWeights, parameterShapes} from "../../data-loaders/browser/weights/networkWeights.js";
import {readWeights} from "../../data-loaders/browser/weights/readWeights.js";
import {modelFiles} from "../../data-loaders/exports/modelFiles.js";
import {parameterCountsOf} from "../../data-loaders/experiments/describeVariant.js";
import {runOf} from "../../data-loaders/training/run.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {GivenWeights} from "../../src/lib/weightsIn.js";

/** Parameters of which no two are alike. */
function parametersOf(model: Model): Float32Array {
  return Float32Array.from(
    {length: parameterCountsOf(model).trained},
    (_, i) => (i % 2 === 0 ? 1 : -1) * (i + 1) * 1e-6
  );
}

/** A model's files as the site has them to take home. */
async function filesOf(model: Model): Promise<GivenWeights[]> {
  const run = {run: runOf(model, 1), parameters: parametersOf(model), weightsSha256: ""};
  const files = await modelFiles(run, {mean: 0.286, standardDeviation: 0.353});
  return Object.entries(files).map(([name, content]) => ({name, bytes: new Uint8Array(content)}));
}

const fileNamed = (files: readonly GivenWeights[], ending: string) => files.find(({name}) => name.endsWith(ending))!;

describe.each(models)("weights of the %s", (model) => {
  it.each([
    [".safetensors", "PyTorch"],
    [".npz", "Keras"],
    [".json", "Keras"]
  ])("are read from %s as they were written, to the bit", async (ending, layout) => {
    const files = await filesOf(model);
    const found = readWeights(fileNamed(files, ending), files)!;
    expect(found.model).toBe(model);
    expect(found.layout).toBe(layout);
    expect(Buffer.compare(Buffer.from(found.parameters.buffer), Buffer.from(parametersOf(model).buffer))).toBe(0);
  });
  it("have the shapes of the network, no two alike", () => {
    const shapes = parameterShapes[model];
    const sizes = shapes.map((shape) => shape.reduce((product, length) => product * length, 1));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(parameterCountsOf(model).trained);
    expect(new Set(shapes.map(String)).size).toBe(shapes.length);
  });
  it("are refused where one is missing, by its shape", () => {
    const arrays = parameterShapes[model].map((shape) => {
      return {name: "", shape, values: new Float32Array(shape.reduce((product, length) => product * length, 1))};
    });
    expect(() => networkWeights(arrays.slice(0, -1))).toThrow(`none is 10.`);
    arrays[1]!.values[3] = NaN;
    expect(() => networkWeights(arrays)).toThrow("no finite numbers");
  });
});

describe("files of other things", () => {
  it("are no weights: predictions as NumPy's archive, or JSON that is no model", () => {
    const head = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 10), }".padEnd(117) + "\n";
    const npy = Buffer.concat([Buffer.from(`\x93NUMPY\x01\x00v\x00${head}`, "latin1"), Buffer.alloc(80)]);
    const bytes = new Uint8Array(zipSync({"logits.npy": new Uint8Array(npy)}));
    expect(readWeights({name: "mine.npz", bytes}, [])).toBeUndefined();
    for (const text of ["[1, 2, 3]", "null", "{", '{"weights": 1}'])
      expect(readWeights({name: "mine.json", bytes: new TextEncoder().encode(text)}, [])).toBeUndefined();
  });
  it("that are damaged are refused with what to do", async () => {
    const files = await filesOf("ann");
    const {bytes} = fileNamed(files, ".safetensors");
    const given = (changed: Uint8Array<ArrayBuffer>) => ({name: "a.safetensors", bytes: changed});
    expect(() => readWeights(given(bytes.slice(0, 4)), [])).toThrow("head is damaged");
    expect(() => readWeights(given(bytes.slice(0, 1000)), [])).toThrow("cut short");
    expect(() => readWeights(given(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 1)), [])).toThrow("damaged");
    expect(() => readWeights(fileNamed(files, ".json"), [])).toThrow(
      "The weights of ann-tfjs.json are in ann-tfjs.bin"
    );
    const cut = files.map((file) => (file.name.endsWith(".bin") ? {...file, bytes: file.bytes.slice(0, 999)} : file));
    expect(() => readWeights(fileNamed(files, ".json"), cut)).toThrow("cut short");
    const text = new TextEncoder();
    for (const header of ["null", '{"a":{}}', '{"a":null}', '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}']) {
      const length = Uint8Array.of(header.length, 0, 0, 0, 0, 0, 0, 0);
      const headed = new Uint8Array([...length, ...text.encode(header)]);
      expect(() => readWeights(given(headed), [])).toThrow("head is damaged");
    }
    for (const manifest of ["null", "3", "[null]", '[{"paths":[],"weights":[{}]}]'])
      expect(() => readWeights({name: "m.json", bytes: text.encode(`{"weightsManifest":${manifest}}`)}, [])).toThrow(
        "The manifest of weights in m.json is damaged."
      );
    const zip = fileNamed(files, ".npz").bytes.slice(0, 5000);
    expect(() => readWeights({name: "a.npz", bytes: zip}, [])).toThrow("archive is damaged");
  });
});
