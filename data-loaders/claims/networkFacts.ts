import {count} from "../../src/lib/format.js";
import {uncapitalised} from "../../src/lib/seedWords.js";
import type {Evidence} from "./claim.js";
import type {Fact} from "./facts.js";
import {judgeFigures} from "./readings.js";
import {ruleOf} from "./rules.js";

/** What is read of the networks that ran: §3. */
export const networkFacts: Readonly<Record<string, Fact>> = {
  C06: (evidence) => ({
    measured: `${chain(evidence, "ann")}, ${count(parameterCount(evidence, "ann"))} parameters`,
    note: `Read from the network that was trained: ${kinds(evidence, "ann")}.`
  }),
  C07: (evidence) => {
    const layers = layersOf(evidence, "cnn");
    const filters = layers.filter(({kind}) => kind === "conv").map(({channelCount}) => channelCount);
    const poolCount = layers.filter(({kind}) => kind === "pool").length;
    return {
      measured: `${filters.join(" and ")} filters, ${poolCount} poolings, dense ${chain(evidence, "cnn").split(" → ").slice(1).join(" → ")}, ${count(parameterCount(evidence, "cnn"))} parameters`,
      note: `Read from the network that was trained: ${kinds(evidence, "cnn")}. Padding keeps the size, as the stated flattened sizes require.`
    };
  },
  C08: (evidence) => {
    const [two, one] = ["cnn", "cnn-one-pool"].map((variant) => flattened(evidence, variant));
    return {
      measured: `two poolings leave 64 × 7 × 7 = ${count(two!)} values, one leaves 64 × 14 × 14 = ${count(one!)}`,
      value: two!,
      note: `One reading has ${count(parameterCount(evidence, "cnn"))} parameters, the other ${count(parameterCount(evidence, "cnn-one-pool"))}. By the accuracies of C15: ${uncapitalised(judgeFigures(evidence, ruleOf("C15")).note)} We train the one with two poolings, which is described layer by layer, and the other beside it.`
    };
  }
};

function layersOf({layers}: Evidence, variant: string): Evidence["layers"] {
  return layers.filter((layer) => layer.variant === variant).sort((a, b) => a.position - b.position);
}

/** "784 → 256 → 128 → 10": the input and the dense layers. */
function chain(evidence: Evidence, variant: string): string {
  const sizes = layersOf(evidence, variant).filter(({kind}) => kind === "input" || kind === "dense");
  return sizes.map(({channelCount}) => channelCount).join(" → ");
}

function kinds(evidence: Evidence, variant: string): string {
  return layersOf(evidence, variant)
    .map(({kind}) => kind)
    .join(", ");
}

function parameterCount(evidence: Evidence, variant: string): number {
  return layersOf(evidence, variant).reduce((sum, layer) => sum + layer.parameterCount, 0);
}

function flattened(evidence: Evidence, variant: string): number {
  return layersOf(evidence, variant).find(({kind}) => kind === "flatten")!.channelCount;
}
