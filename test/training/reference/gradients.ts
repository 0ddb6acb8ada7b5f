/**
 * Writes gradients.json beside this file: what tfjs's own backend in plain JavaScript gives for the networks of which
 * it takes too long in a test, at some hundred places each. Run as: node start.js test/training/reference/gradients.ts
 */
import {writeFileSync} from "node:fs";
import {onReference} from "../../engine/onReference.js";
import {registerReferenceNormalisation} from "../../engine/layers/referenceNormalisation.js";
import {comparedCount, gradientOf, networkOf, referenceGradient, slowNetworks, type Gradient} from "../gradients.js";

/** Places at which a gradient is kept. */
const placeCount = 500;

registerReferenceNormalisation();
const entries: [string, object][] = [];
for (const name of slowNetworks) {
  const count = comparedCount(name);
  const network = await networkOf(name, [count, count]);
  gradientOf(network, 0, count, count); // draws the masks that the reference takes
  entries.push([name, sampled(onReference(() => referenceGradient(name, network, count)))]);
}
writeFileSync(new URL("gradients.json", import.meta.url), `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`);

function sampled({gradient, lossSum, correctCount}: Gradient): object {
  const places = Array.from({length: placeCount}, (_, i) => Math.floor((i * gradient.length) / placeCount));
  return {lossSum, correctCount, gradient: Object.fromEntries(places.map((place) => [place, gradient[place]]))};
}
