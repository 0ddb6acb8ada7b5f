import * as tf from "@tensorflow/tfjs";
import type {NativeKernels, Shape} from "../kernels/kernel.js";
import {servedKernels} from "../kernels/servedKernels.js";

/** A value that a kernel takes or gives: its data, whatever shape it is seen in. */
export type Value = object;

/** A tensor as a kernel sees it. */
export interface Operand {
  readonly value: Value;
  readonly shape: Shape;
}

/** A kernel that was called, with what it took and gave. */
export interface TracedCall {
  readonly kernelName: string;
  readonly inputs: Readonly<Record<string, Operand>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly output: Operand;
}

/** All that is known of a computation. */
export interface Trace {
  readonly calls: readonly TracedCall[];
  /** The data of the tensors that the computation gave, in their order. */
  readonly results: readonly Value[];
  /** What the values that no call gave hold, as far as the calls took them. */
  readonly given: ReadonlyMap<Value, tf.BackendValues>;
}

interface Datum {
  /** Absent for what a kernel would have computed. */
  readonly values: tf.BackendValues | undefined;
  references: number;
}

/** A backend of tfjs that keeps the values it is given and computes none. */
class TracingBackend extends tf.KernelBackend {
  /** What is written down of the computation that is traced; absent where none is. */
  traced: {readonly calls: TracedCall[]; readonly given: Map<Value, tf.BackendValues>} | undefined;

  readonly #data = new Map<Value, Datum>();

  /** A tensor that holds what another does, or of which the shape alone is known. */
  tensor(shape: Shape, dtype: tf.DataType, values?: tf.BackendValues): tf.TensorInfo {
    const dataId = {};
    this.#data.set(dataId, {values, references: 1});
    return {dataId, shape: [...shape], dtype};
  }

  valuesOf(value: Value): tf.BackendValues | undefined {
    return this.#data.get(value)?.values;
  }

  override write(values: tf.BackendValues, shape: number[], dtype: tf.DataType): Value {
    return this.tensor(shape, dtype, values).dataId;
  }

  override readSync(dataId: Value): tf.BackendValues {
    const values = this.valuesOf(dataId);
    if (values === undefined) throw new RangeError("a traced tensor has no values: expected one that was written");
    return values;
  }

  override read(dataId: Value): Promise<tf.BackendValues> {
    return Promise.resolve(this.readSync(dataId));
  }

  override refCount(dataId: Value): number {
    return this.#data.get(dataId)?.references ?? 0;
  }

  override incRef(dataId: Value): void {
    this.#data.get(dataId)!.references += 1;
  }

  override disposeData(dataId: Value, isForced = false): boolean {
    const datum = this.#data.get(dataId);
    if (datum === undefined) return true;
    datum.references -= 1;
    if (!isForced && datum.references > 0) return false;
    this.#data.delete(dataId);
    return true;
  }

  override numDataIds(): number {
    return this.#data.size;
  }

  override floatPrecision(): 32 {
    return 32;
  }

  override epsilon(): number {
    return 1e-7;
  }

  override timerAvailable(): boolean {
    return false;
  }

  override memory(): {unreliable: boolean} {
    return {unreliable: true};
  }

  override dispose(): void {
    this.#data.clear();
  }
}

const backendName = "trace";

/** Kernels are asked for the shape of what they give, and run nothing. */
const noKernels = {} as NativeKernels;

/** Kernels that give what they take, at times in another shape; what tfjs calls the new shape's attribute. */
const copies: Readonly<Record<string, (shape: Shape, attributes: TracedCall["attributes"]) => Shape>> = {
  Identity: (shape) => shape,
  Cast: (shape) => shape,
  Reshape: (shape, attributes) => tf.util.inferFromImplicitShape([...(attributes["shape"] as Shape)], sizeOf(shape))
};

function sizeOf(shape: Shape): number {
  return tf.util.sizeFromShape([...shape]);
}

/** Whether a kernel gives what it takes. */
export function isCopy(kernelName: string): boolean {
  return Object.hasOwn(copies, kernelName);
}

/**
 * Makes tfjs trace: models are built, and what they call is written down by `trace`, but nothing is computed.
 * To be called before anything of tfjs; does nothing where it was called before.
 */
export function startTracing(): void {
  if (tf.engine().registryFactory[backendName] === undefined) register();
  void tf.setBackend(backendName); // at once, since the backend's factory is not asynchronous
}

function register(): void {
  tf.env().set("PROD", true);
  tf.registerBackend(backendName, () => new TracingBackend());
  const known = new Set([...tf.getKernelsForBackend("cpu").map((kernel) => kernel.kernelName), ...Object.keys(copies)]);
  for (const {name} of servedKernels) known.add(name);
  for (const kernelName of known) tf.registerKernel({kernelName, backendName, kernelFunc: kernelFunc(kernelName)});
}

/** A kernel that writes its call down and gives a tensor of the right shape. */
function kernelFunc(kernelName: string): tf.KernelFunc {
  return ({inputs: given, attrs, backend}) => {
    const tensors = Object.entries(given as Readonly<Record<string, tf.TensorInfo | null | undefined>>);
    const present = tensors.filter((entry): entry is [string, tf.TensorInfo] => Boolean(entry[1]));
    const attributes = (attrs ?? {}) as TracedCall["attributes"];
    const inputs = Object.fromEntries(present.map(([name, {dataId, shape}]) => [name, {value: dataId, shape}]));
    const isFloat =
      present.every(([, {dtype}]) => dtype === "float32") && (attributes["dtype"] ?? "float32") === "float32";
    if (!isFloat) throw refusal(kernelName, "takes or gives other numbers than floats", inputs, attributes);
    const output = outputOf(kernelName, backend as TracingBackend, inputs, attributes);
    write(backend as TracingBackend, {
      kernelName,
      inputs,
      attributes,
      output: {value: output.dataId, shape: output.shape}
    });
    return output;
  };
}

function outputOf(
  kernelName: string,
  backend: TracingBackend,
  inputs: TracedCall["inputs"],
  attributes: TracedCall["attributes"]
): tf.TensorInfo {
  const shapes = Object.fromEntries(Object.entries(inputs).map(([name, {shape}]) => [name, shape]));
  const copied = copies[kernelName];
  if (copied !== undefined) {
    const {value, shape} = inputs["x"]!;
    return backend.tensor(copied(shape, attributes), "float32", backend.valuesOf(value));
  }
  if (kernelName === "Step") return backend.tensor(shapes["x"]!, "float32"); // of a rectifier's gradient; see simplify
  const kernel = servedKernels.find(({name}) => name === kernelName);
  const shape = kernel?.prepare(noKernels, {shapes, attributes})?.shape;
  if (shape === undefined) throw refusal(kernelName, "is not served by a kernel of ours", inputs, attributes);
  return backend.tensor(shape, "float32");
}

function refusal(
  kernelName: string,
  why: string,
  inputs: TracedCall["inputs"],
  attributes: TracedCall["attributes"]
): RangeError {
  const shapes = Object.entries(inputs).map(([name, {shape}]) => `${name} [${shape.join(", ")}]`);
  const call = [...shapes, JSON.stringify(attributes)].join(", ");
  return new RangeError(`cannot export ${kernelName}, which ${why}: got ${call}; see data-loaders/engine/kernels`);
}

function write(backend: TracingBackend, call: TracedCall): void {
  for (const {value} of Object.values(call.inputs)) {
    const values = backend.valuesOf(value);
    if (values !== undefined) backend.traced?.given.set(value, values);
  }
  backend.traced?.calls.push(call);
}

/**
 * Every kernel that a computation calls, in order. tfjs derives the gradients and says which kernels are called.
 * @throws RangeError for a kernel that is none of ours, by its name
 */
export function trace(compute: () => readonly tf.Tensor[]): Trace {
  const backend = tf.backend() as TracingBackend;
  const traced = {calls: [], given: new Map<Value, tf.BackendValues>()};
  backend.traced = traced;
  try {
    const results = compute().map(({dataId}) => dataId);
    return {...traced, results};
  } finally {
    backend.traced = undefined;
  }
}
