import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {describe, expect, it, vi} from "vitest";
import {runIdentity} from "../../data-loaders/runs/runIdentity.js";
import {contentKey} from "../../data-loaders/store/contentKey.js";
import {runOf} from "../../data-loaders/training/run.js";
import {protocolOfVariant} from "../../data-loaders/experiments/variants.js";
import {smallProtocol} from "../training/smallRun.js";

async function keyOf(variant = "ann", seed = 1, protocol = smallProtocol, data = "data"): Promise<string> {
  return (await runIdentity(runOf(variant, seed), protocol, data)).key;
}

describe("the identity of a run", () => {
  it("has a key of its own for each variant, seed, protocol and data", async () => {
    const keys = await Promise.all([
      keyOf(),
      keyOf("cnn"),
      keyOf("ann", 2),
      keyOf("ann", 1, {...smallProtocol, epochCount: 3}),
      keyOf("ann", 1, smallProtocol, "other data"),
      keyOf("ann-no-dropout")
    ]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await keyOf()).toBe(keys[0]);
  });
  it("has a key of the run, its protocol, data, code and network, what it starts from, and Node's major version", async () => {
    const run = runOf("ann", 1);
    const {key, code, network} = await runIdentity(run, smallProtocol, "data");
    const [nodeMajor] = process.versions.node.split(".");
    const parts = {run, protocol: smallProtocol, datasetSha256: "data", code, network, start: null, nodeMajor};
    expect(contentKey(parts)).toBe(key);
  });
  it("tells networks apart by their layers alone", async () => {
    const networkOf = async (variant: string) => (await runIdentity(runOf(variant, 1), smallProtocol, "data")).network;
    expect(await networkOf("ann-sgd")).toBe(await networkOf("ann"));
    expect(await networkOf("ann-no-dropout")).not.toBe(await networkOf("ann"));
    expect(await networkOf("cnn-one-pool")).not.toBe(await networkOf("cnn"));
  });
  it("is the same in another process", async () => {
    const variants = ["ann", "cnn", "vgg", "resnet", "cnn-all-three"];
    const script = `
      import {runIdentity} from "./data-loaders/runs/runIdentity.js";
      import {networkHash} from "./data-loaders/experiments/describeVariant.js";
      for (const name of ["resnet", "vgg"]) networkHash(name); // built before: names that count up would tell
      for (const variant of ${JSON.stringify(variants)}) {
        const run = {name: variant + "-s1", variant, seed: 1};
        console.log((await runIdentity(run, ${JSON.stringify(smallProtocol)}, "data")).key);
      }`;
    const args = ["--import", "tsx", "--input-type=module", "--eval", script];
    const {stdout} = await promisify(execFile)(process.execPath, args);
    expect(stdout.trim().split("\n")).toEqual(await Promise.all(variants.map((variant) => keyOf(variant))));
  });
  it("of a run that starts from another's weights knows what that one is", async () => {
    const protocol = protocolOfVariant("cnn-transfer-5");
    expect(await keyOf("cnn-transfer-5", 1, protocol)).not.toBe(await keyOf("cnn-scratch-5", 1, protocol));
  });
  it("changes with Node's major version, not with its minor", async () => {
    const [major] = process.versions.node.split(".");
    const before = await keyOf();
    const keyOn = async (node: string): Promise<string> => {
      const stub = vi.spyOn(process, "versions", "get").mockReturnValue({...process.versions, node});
      const key = await keyOf();
      stub.mockRestore();
      return key;
    };
    expect(await keyOn(`${major}.99.0`)).toBe(before);
    expect(await keyOn(`${Number(major) + 1}.0.0`)).not.toBe(before);
  });
  it("names the versions of tfjs and of the kernels' compiler, and the machine", async () => {
    const {packages, machine} = await runIdentity(runOf("ann", 1), smallProtocol, "data");
    expect(packages).toEqual({"@tensorflow/tfjs": "4.22.0", assemblyscript: "0.28.20"});
    expect(machine).toContain(`Node ${process.versions.node}`);
  });
});
