import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {program} from "../../data-loaders/engine/program/program.js";
import {startEngine} from "../../data-loaders/engine/startEngine.js";
import {writer} from "../../data-loaders/written/writer.js";

beforeAll(async () => void (await startEngine()));

describe("writer", () => {
  it("writes down kernels with addresses on whole cache lines, above the first page", () => {
    const {engine, callsOf, memoryBytes} = writer();
    const [x, y] = [engine.memory.allocate(10), engine.memory.allocate(64)].map(({address}) => address);
    expect([x, y]).toEqual([65_536, 65_600]);
    const input = tf.zeros([4]);
    const rectified = program(engine, {
      compute: () => [tf.relu(input)],
      inputs: new Map([[input, x!]]),
      results: [y!]
    });
    expect(callsOf(() => rectified.run())).toEqual([["rectify", x, 16, y]]);
    expect(memoryBytes()).toBe(65_664);
  });
  it("keeps what a computation holds besides zeros", () => {
    const {engine, contents} = writer();
    const {address} = engine.memory.allocate(64);
    engine.memory.floatsAt(address, 4).set([0, 1, 2, 0]);
    expect(contents()).toEqual([{address: address + 4, values: [1, 2]}]);
  });
  it("refuses a computation that takes a kernel of tfjs", () => {
    const {engine} = writer();
    const input = tf.zeros([4]);
    const results = [engine.memory.allocate(16).address];
    const compute = (): tf.Tensor[] => [tf.sin(input)];
    expect(() => program(engine, {compute, inputs: new Map([[input, 65_536]]), results})).toThrow(
      "no kernel of ours serves Sin"
    );
  });
});
