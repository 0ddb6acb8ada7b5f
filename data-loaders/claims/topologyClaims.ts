import {count} from "../../src/lib/format.js";
import {verdictOf, type Claim, type Evidence} from "./judgement.js";

/** What the source says of the networks: §3. */
export const topologyClaims: readonly Claim[] = [
  {
    id: "C06",
    section: "S, 3.1",
    statement: "The ANN goes 784 → 256 → 128 → 10 with ReLU, dropout 0.2 and softmax.",
    stated: "784 → 256 → 128 → 10",
    page: "./topology#3-1-the-ann",
    judge: (evidence) => {
      const sizes = layersOf(evidence, "ann").filter(({kind}) => kind === "input" || kind === "dense");
      const chain = sizes.map(({channelCount}) => channelCount).join(" → ");
      return {
        measured: `${chain}, ${count(parameterCount(evidence, "ann"))} parameters`,
        verdict: verdictOf(chain === "784 → 256 → 128 → 10"),
        note: "Built as described and trained; the figure draws the network that ran."
      };
    }
  },
  {
    id: "C07",
    section: "S, 3.2",
    statement:
      "The CNN has two 3 × 3 convolutions of 32 and 64 filters with ReLU, two 2 × 2 max-poolings, a dense layer of 128 with dropout 0.25, and 10 outputs.",
    stated: "32 and 64 filters, 2 poolings, dense 128",
    page: "./topology#3-2-the-cnn",
    judge: (evidence) => {
      const layers = layersOf(evidence, "cnn");
      const filters = layers.filter(({kind}) => kind === "conv").map(({channelCount}) => channelCount);
      const poolCount = layers.filter(({kind}) => kind === "pool").length;
      const dense = layers.filter(({kind}) => kind === "dense").map(({channelCount}) => channelCount);
      return {
        measured: `${filters.join(" and ")} filters, ${poolCount} poolings, dense ${dense.join(" → ")}, ${count(parameterCount(evidence, "cnn"))} parameters`,
        verdict: verdictOf(filters.join() === "32,64" && poolCount === 2 && dense.join() === "128,10"),
        note: "Built with padding that keeps the size, as the flattened sizes the source gives require."
      };
    }
  },
  {
    id: "C08",
    section: "S vs 3.2",
    statement: "The flattened size is 64 × 14 × 14, after two poolings.",
    stated: "64 × 14 × 14",
    page: "./topology#one-network-two-descriptions",
    judge: (evidence) => {
      const [two, one] = [flattened(evidence, "cnn"), flattened(evidence, "cnn-one-pool")];
      return {
        measured: `two poolings leave 64 × 7 × 7 = ${count(two)} values, one leaves 64 × 14 × 14 = ${count(one)}`,
        value: two,
        verdict: "contradicted inside the source",
        note: `One reading has ${count(parameterCount(evidence, "cnn"))} parameters, the other ${count(parameterCount(evidence, "cnn-one-pool"))}. We train the one with two poolings, which the source describes layer by layer.`
      };
    }
  }
];

function layersOf({layers}: Evidence, variant: string): Evidence["layers"] {
  return layers.filter((layer) => layer.variant === variant);
}

function parameterCount(evidence: Evidence, variant: string): number {
  return layersOf(evidence, variant).reduce((sum, layer) => sum + layer.parameterCount, 0);
}

function flattened(evidence: Evidence, variant: string): number {
  return layersOf(evidence, variant).find(({kind}) => kind === "flatten")!.channelCount;
}
