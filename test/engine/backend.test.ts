import * as tf from "@tensorflow/tfjs";
import {describe, expect, it} from "vitest";
import {startBackend} from "../../data-loaders/engine/backend.js";

describe("startBackend", () => {
  it("leaves no listener for uncaught errors, by which tfjs would print its source before each", async () => {
    const counts = (): number[] =>
      ["uncaughtException", "unhandledRejection"].map((name) => process.listenerCount(name));
    const before = counts();
    await startBackend();
    expect(counts()).toEqual(before);
  });
  it("makes tfjs compute on the wasm backend, with SIMD", async () => {
    expect(await startBackend()).toBe(tf.backend());
    expect(tf.getBackend()).toBe("wasm");
    expect(tf.env().get("WASM_HAS_SIMD_SUPPORT")).toBe(true);
  });
  it("starts once, whoever asks", async () => {
    expect(await startBackend()).toBe(await startBackend());
  });
});
