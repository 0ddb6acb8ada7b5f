import * as tf from "@tensorflow/tfjs";
import {describe, expect, it} from "vitest";
import {startEngine} from "../../data-loaders/engine/startEngine.js";

describe("startEngine", () => {
  it("leaves no listener for uncaught errors, by which tfjs would print its source before each", async () => {
    const counts = (): number[] =>
      ["uncaughtException", "unhandledRejection"].map((name) => process.listenerCount(name));
    const before = counts();
    await startEngine();
    expect(counts()).toEqual(before);
  });
  it("makes tfjs compute on the wasm backend, with SIMD", async () => {
    expect((await startEngine()).backend).toBe(tf.backend());
    expect(tf.getBackend()).toBe("wasm");
    expect(tf.env().get("WASM_HAS_SIMD_SUPPORT")).toBe(true);
  });
  it("starts once, whoever asks", async () => {
    expect(await startEngine()).toBe(await startEngine());
  });
});
