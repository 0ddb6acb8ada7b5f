import {count, fixed, percent, percentInterval, points} from "../lib/format.js";
import type {Comparison} from "../lib/judging.js";
import {seedSummary} from "../lib/seedSummary.js";
import {studentQuantile} from "../lib/studentQuantile.js";
import type {OwnModel} from "./ownModel.js";

/** Chance of a false alarm among the comparisons of a card. */
const level = 0.05;

/** What a comparison with another model says. @param other in a sentence: "the CNN" */
export function comparisonInWords({difference, log10PValue}: Comparison, other: string): string {
  const size = points(Math.abs(difference.difference), 2);
  if (10 ** log10PValue > level) return `That it differs from ${other} by ${size} may be chance.`;
  const how = difference.difference > 0 ? "more" : "less";
  return `It is right ${how} often than ${other}, by ${size}, which is more than chance.`;
}

/** Where a model stands among the recorded runs. */
export function rankInWords({rank}: OwnModel): string | undefined {
  if (rank === undefined || rank.runCount === 0) return undefined;
  const runs = `${count(rank.runCount)} recorded runs of this report`;
  if (rank.betterCount === 0) return `None of the ${runs} is right more often.`;
  if (rank.betterCount === rank.runCount) return `All ${runs} are right more often.`;
  return `Of the ${runs}, ${count(rank.betterCount)} ${rank.betterCount === 1 ? "is" : "are"} right more often.`;
}

/** Several models taken as seeds of one. */
export function seedsInWords(models: readonly OwnModel[]): string {
  const {mean, standardDeviation, lower, upper} = seedSummary(models.map(({judgement}) => judgement.accuracy));
  return `Taken as ${models.length} seeds of one model: mean ${percent(mean, 2)}, standard deviation ${points(standardDeviation, 2)}, 95% interval of the mean ${percentInterval({lower, upper}, 2)} by Student’s t. It covers other seeds, not other images.`;
}

/**
 * What it means to try many models on the same images: how far the best of them is expected above their true accuracy if
 * all are equally good and err independently. Source: Blom 1958, expected largest of normal values.
 */
export function reuseInWords(models: readonly OwnModel[]): string {
  const accuracy = models.reduce((sum, {judgement}) => sum + judgement.accuracy, 0) / models.length;
  const imageCount = models[0]!.judgement.imageCount;
  const place = (models.length - 0.375) / (models.length + 0.25);
  const normal = studentQuantile(place, 1e6);
  const gain = normal * Math.sqrt((accuracy * (1 - accuracy)) / imageCount);
  return `${models.length} models have been tried on the same ${count(imageCount)} images: of equally good ones the best looks up to ${fixed(100 * gain, 2)} points better than it is, so choose by validation images and not here.`;
}
