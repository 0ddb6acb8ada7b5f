import {count, list, percent, percentInterval} from "../lib/format.js";
import {outsideName, outsideShare} from "../lib/outsideLookup.js";
import {coreRun} from "../lib/lookup.js";
import type {Tables} from "../lib/tables.js";
import {wilsonInterval} from "../lib/wilsonInterval.js";

/** Bytes of a parameter. */
const parameterBytes = 4;

/** Weights of both networks, which are nearly all of what is loaded. */
export const modelMegabytes = (tables: Pick<Tables, "runs">): string => {
  const counts = (["ann", "cnn"] as const).map((model) => coreRun(tables, model).parameterCount);
  return ((parameterBytes * counts.reduce((sum, parameters) => sum + parameters, 0)) / 1e6).toFixed(1);
};

/** What the warning notices, and what not. */
export const warningInWords = ({outOfDistribution: rows}: Pick<Tables, "outOfDistribution">): string => {
  const test = rows.find(({kind}) => kind === "test")!;
  const interval = percentInterval(wilsonInterval(test.outsideCount, test.imageCount));
  const others = rows.filter(({kind}) => kind !== "test").sort((a, b) => outsideShare(b) - outsideShare(a));
  const noticed = others.filter((row) => outsideShare(row) >= 0.9).map(({kind}) => outsideName[kind]);
  const missed = others.filter((row) => outsideShare(row) < 0.9);
  const strengths =
    noticed.length === 0 ? "It notices none of these reliably." : `It notices nine in ten or more of ${list(noticed)}.`;
  const weaknesses = missed.map((row) => `${percent(1 - outsideShare(row), 0)} of ${outsideName[row.kind]}`);
  const gaps = weaknesses.length === 0 ? "" : ` It lets ${list(weaknesses)} pass.`;
  return `Both networks answer whatever they are shown, a face or a scribble as well. So this page warns where an image is unlike the garments they know: where its pixels, or what the CNN makes of them, lie further out than those of 97.5% of the validation images. It is a warning and no proof. With these two limits, ${percent(test.outsideCount / test.imageCount)} of the ${count(test.imageCount)} test images raise it falsely (95% interval ${interval}). ${strengths}${gaps} What is not among them was not tried: a shoe before a patterned wall may well pass for a bag.`;
};

/** What training in the browser does, and what it shows. */
export const trainingInWords = ({browserRuns: rows}: Pick<Tables, "browserRuns">): string => {
  const {trainCount, validationCount, epochCount} = rows[0]!;
  return `The engine that trained these networks when the report was built is WebAssembly, so it runs here as well. It trains on ${count(trainCount)} images for ${epochCount} epochs, fewer than the report’s own networks had, and is measured on ${count(validationCount)} others. When it is done, the hash of your weights stands beside the one that Node got when this page was built. They should be equal on any machine, since every sum is taken in the same order and every random number drawn from a fixed place in the sequence.`;
};
