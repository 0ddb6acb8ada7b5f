import {fusedMatMul} from "../kernels/batchMatMul.js";
import {fusedConv2d} from "../kernels/conv2d.js";
import {reluGrad} from "../kernels/elementwise.js";
import {sizeOf, type Kernel} from "../kernels/kernel.js";
import {maxPoolReluGrad} from "../kernels/pooling.js";
import {isCopy, type Operand, type TracedCall, type Value} from "./tracing.js";

/** A kernel to be run: one of tfjs, or one of ours that stands for several of them. */
export interface Step {
  readonly kernelName: string;
  readonly inputs: Readonly<Record<string, Operand>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly output: Operand;
  /** The kernel of ours that it is, where it stands for several of tfjs. */
  readonly fused?: Kernel;
}

/** Steps that give the same results, and which value holds what was asked for. */
export interface Simplified {
  readonly steps: readonly Step[];
  readonly results: readonly Value[];
}

/** Steps and what is known of their values. */
interface Program {
  readonly steps: readonly Step[];
  readonly results: readonly Value[];
  /** The step that gives a value. */
  readonly producer: (value: Value) => Step | undefined;
  /** The steps that take a value. */
  readonly consumers: (value: Value) => readonly Step[];
}

/**
 * A trace without the calls that change no number and those that lead to no result, and with one kernel in place
 * of two where ours can do both in one pass.
 */
export function simplify(calls: readonly TracedCall[], results: readonly Value[]): Simplified {
  const {steps, same} = withoutCopies(calls);
  const wanted = results.map((value) => same(value));
  const passes = [reluGradients, poolingGradients, biasesAndRectifiers];
  return passes.reduce((program, pass) => programOf(pass(program), wanted), programOf(steps, wanted));
}

function withoutCopies(calls: readonly TracedCall[]): {
  readonly steps: readonly Step[];
  readonly same: (value: Value) => Value;
} {
  const originals = new Map<Value, Value>();
  const same = (value: Value): Value => originals.get(value) ?? value;
  const steps: Step[] = [];
  for (const call of calls) {
    const inputs = mapOperands(call.inputs, same);
    if (isCopy(call.kernelName)) originals.set(call.output.value, inputs["x"]!.value);
    else steps.push({...call, inputs});
  }
  return {steps, same};
}

function mapOperands(
  inputs: Readonly<Record<string, Operand>>,
  to: (value: Value) => Value
): Readonly<Record<string, Operand>> {
  const entries = Object.entries(inputs);
  return Object.fromEntries(entries.map(([name, operand]) => [name, {...operand, value: to(operand.value)}]));
}

/** The steps that the results hang on, in their order. */
function programOf(steps: readonly Step[], results: readonly Value[]): Program {
  const needed = new Set<Value>(results);
  const kept: Step[] = [];
  for (const step of steps.toReversed()) {
    if (!needed.has(step.output.value)) continue;
    for (const {value} of Object.values(step.inputs)) needed.add(value);
    kept.unshift(step);
  }
  const producers = new Map(kept.map((step) => [step.output.value, step]));
  return {
    steps: kept,
    results,
    producer: (value) => producers.get(value),
    consumers: (value) => kept.filter((step) => Object.values(step.inputs).some((operand) => operand.value === value))
  };
}

/** Multiply(dy, Step(x)), as tfjs derives a rectifier, is ReluGrad(dy, x). */
function reluGradients({steps, producer}: Program): readonly Step[] {
  return steps.map((step) => {
    if (step.kernelName !== "Multiply") return step;
    const isAbove = producer(step.inputs["b"]!.value);
    if (isAbove?.kernelName !== "Step" || isAbove.attributes["alpha"] !== 0) return step;
    const inputs = {dy: step.inputs["a"]!, x: isAbove.inputs["x"]!};
    if (sizeOf(inputs.dy.shape) !== sizeOf(inputs.x.shape)) return step;
    return {kernelName: reluGrad.name, inputs, attributes: {}, output: step.output, fused: reluGrad};
  });
}

/** ReluGrad(MaxPoolGrad(dy, y), x), where y is what the rectifier left of x, is MaxPoolReluGrad(dy, y). */
function poolingGradients(program: Program): readonly Step[] {
  return program.steps.map((step) => {
    if (step.kernelName !== reluGrad.name) return step;
    const pooling = program.producer(step.inputs["dy"]!.value);
    if (pooling?.kernelName !== "MaxPoolGrad" || !servesOnly(program, pooling, step)) return step;
    const rectifier = program.producer(pooling.inputs["input"]!.value);
    const isSame = rectifier?.kernelName === "Relu" && rectifier.inputs["x"]!.value === step.inputs["x"]!.value;
    if (!isSame) return step;
    const {inputs, attributes} = pooling;
    return {kernelName: maxPoolReluGrad.name, inputs, attributes, output: step.output, fused: maxPoolReluGrad};
  });
}

/** Relu(Add(Conv2D(x, filter), bias)) is FusedConv2D(x, filter, bias), and likewise with a product of matrices. */
function biasesAndRectifiers(program: Program): readonly Step[] {
  const fusions = new Map<Value, Value>(); // sum → what the rectifier left of it
  const dropped = new Set<Step>();
  const fused = new Map<Step, Step>(); // rectifier → what stands for it
  for (const rectifier of program.steps) {
    const made = withBias(program, rectifier);
    if (made === undefined) continue;
    fused.set(rectifier, made.step);
    fusions.set(made.sum.output.value, rectifier.output.value);
    dropped.add(made.sum).add(made.product);
  }
  return program.steps
    .filter((step) => !dropped.has(step))
    .map((step) => fused.get(step) ?? step)
    .map((step) => ({...step, inputs: mapOperands(step.inputs, (value) => fusions.get(value) ?? value)}));
}

const withBiases: Readonly<Record<string, Kernel>> = {Conv2D: fusedConv2d, BatchMatMul: fusedMatMul};

function withBias(
  program: Program,
  rectifier: Step
): {readonly step: Step; readonly sum: Step; readonly product: Step} | undefined {
  if (rectifier.kernelName !== "Relu") return undefined;
  const sum = program.producer(rectifier.inputs["x"]!.value);
  if (sum?.kernelName !== "Add" || sum.inputs["b"]!.shape.length !== 1) return undefined;
  const product = program.producer(sum.inputs["a"]!.value);
  const kernel = product && withBiases[product.kernelName];
  if (product === undefined || kernel === undefined || !servesOnly(program, product, sum)) return undefined;
  if (product.output.shape.at(-1) !== sum.inputs["b"]!.shape[0] || !servesRectifier(program, sum, rectifier)) {
    return undefined;
  }
  const inputs = {...product.inputs, bias: sum.inputs["b"]!};
  const attributes = {...product.attributes, activation: "relu"};
  const output = {...rectifier.output, shape: product.output.shape};
  return {step: {kernelName: kernel.name, inputs, attributes, output, fused: kernel}, sum, product};
}

/** Whether a step's value is taken by one other step alone, and is no result. */
function servesOnly({consumers, results}: Program, {output}: Step, consumer: Step): boolean {
  return consumers(output.value).every((step) => step === consumer) && !results.includes(output.value);
}

/** Whether a sum serves a rectifier alone, and gradients that ask no more than where it is above zero. */
function servesRectifier({consumers, results}: Program, {output}: Step, rectifier: Step): boolean {
  const others = consumers(output.value).filter((step) => step !== rectifier);
  const isSign = (step: Step): boolean =>
    step.kernelName === reluGrad.name && step.inputs["dy"]!.value !== output.value;
  return others.every(isSign) && !results.includes(output.value);
}
