import {classIndices} from "../../dataset/classIndices.js";
import {requireSameLength} from "../requireSameLength.js";
import {requireLabels} from "./confidentLearning.js";

/**
 * How suspicious each example is among those of its label: the lowest score first, of equal ones the lower position.
 * Ranking within labels keeps a class that is hard for a network from filling the top of the list.
 * @param scores self-confidences or margins, of any scale; shape [n]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns ranks, from 1, the most suspicious; shape [n]
 * @throws RangeError if the lengths differ, a score is NaN or a label is no class
 */
export function rankWithinClass(scores: Float32Array, labels: Uint8Array): Uint32Array {
  requireSameLength(labels, scores, ["labels", "scores"]);
  requireLabels(labels);
  const example = scores.findIndex(Number.isNaN);
  if (example !== -1) throw new RangeError(`invalid score of example ${example}: expected a number, got NaN`);
  const ranks = new Uint32Array(labels.length);
  for (const indices of classIndices(labels)) {
    indices.sort((a, b) => Math.sign(scores[a]! - scores[b]!) || a - b);
    indices.forEach((index, place) => (ranks[index] = place + 1));
  }
  return ranks;
}
