import type {DataType, KernelFunc, TensorInfo} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";

/** A value that a kernel takes or gives: its data, whatever shape it is seen in. */
export type Value = object;

/** A tensor as a kernel sees it. */
export interface Operand {
  readonly value: Value;
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** A kernel that was called, with what it took and gave. */
export interface KernelCallRecord {
  readonly kernelName: string;
  readonly kernelFunc: KernelFunc;
  readonly inputs: Readonly<Record<string, Operand>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly output: Operand;
}

/** All that is known of a computation after it ran once. */
export interface Recording {
  readonly calls: readonly KernelCallRecord[];
  /** What the values that no call gave held when a call first took them. */
  readonly given: ReadonlyMap<Value, Float32Array>;
}

let listener: ((call: KernelCallRecord, backend: BackendWasm) => void) | undefined;

/**
 * Every kernel that is called while a task runs, in their order.
 * @throws RangeError for a kernel that gives several tensors, or takes or gives other numbers than floats
 */
export function recordingOf(task: () => void): Recording {
  const calls: KernelCallRecord[] = [];
  const given = new Map<Value, Float32Array>();
  const known = new Set<Value>();
  const before = listener;
  listener = (call, backend) => {
    for (const {value} of Object.values(call.inputs)) {
      if (known.has(value)) continue;
      given.set(value, backend.readSync(value) as Float32Array);
      known.add(value);
    }
    known.add(call.output.value);
    calls.push(call);
  };
  try {
    task();
  } finally {
    listener = before;
  }
  return {calls, given};
}

/** A kernel whose calls can be recorded. */
export function observed(kernelName: string, kernelFunc: KernelFunc): KernelFunc {
  return (args) => {
    const output = kernelFunc(args);
    if (listener === undefined) return output;
    if (Array.isArray(output)) throw new RangeError(`cannot record ${kernelName}: expected one output, got several`);
    const tensors = Object.entries(args.inputs as Readonly<Record<string, TensorInfo | undefined>>);
    const inputs = tensors.flatMap(([name, tensor]) => (tensor ? [[name, operand(tensor)] as const] : []));
    const attributes = (args.attrs ?? {}) as Readonly<Record<string, unknown>>;
    const call = {kernelName, kernelFunc, inputs: Object.fromEntries(inputs), attributes, output: operand(output)};
    for (const {dtype} of [...Object.values(call.inputs), call.output]) {
      if (dtype !== "float32") throw new RangeError(`cannot record ${kernelName}: expected floats, got ${dtype}`);
    }
    listener(call, args.backend as BackendWasm);
    return output;
  };
}

function operand({dataId, shape, dtype}: TensorInfo): Operand {
  return {value: dataId, shape, dtype};
}
