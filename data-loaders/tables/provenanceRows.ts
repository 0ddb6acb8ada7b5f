import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Protocol} from "../training/protocol.js";

const packages = [
  "@observablehq/framework",
  "@observablehq/plot",
  "@tensorflow/tfjs",
  "assemblyscript",
  "apache-arrow",
  "d3"
] as const;

/** The versions that package.json pins of the packages that the numbers and pages owe most to. @param root folder of the project */
export function packageVersions(root: string): Record<string, string> {
  const {dependencies} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return Object.fromEntries(packages.map((name) => [name, dependencies[name] ?? "none"]));
}

/**
 * Where the numbers come from: protocol, data, packages and Node; rows of table `provenance`.
 * @param root folder of the project, whose package.json pins the packages' versions
 */
export function provenanceRows(
  protocol: Protocol,
  datasetSha256: string,
  profile: string,
  root: string
): Row<"provenance">[] {
  const facts: Record<string, string | number> = {
    profile,
    "data set SHA-256": datasetSha256,
    "training file images in use": protocol.trainingFileCount,
    epochs: protocol.epochCount,
    "batch size": protocol.batchSize,
    "shard size": protocol.shardSize,
    "learning rate": protocol.learningRate,
    ...(protocol.rule.kind === "adam" && {
      "Adam beta 1": protocol.rule.beta1,
      "Adam beta 2": protocol.rule.beta2,
      "Adam epsilon": protocol.rule.epsilon
    }),
    "validation share": protocol.validationShare,
    Node: process.versions.node,
    ...packageVersions(root)
  };
  return Object.entries(facts).map(([fact, value]) => ({fact, value: String(value)}));
}
