import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {changeOf} from "./difference.js";
import {asideWords, type Part} from "./judgeParts.js";
import type {Evidence} from "./judgement.js";

/** The same difference in either model. @param runs what it needs, in words */
export function modelParts(wanted: Part["wanted"], runs: string, find: (model: Model) => Part["found"]): Part[] {
  return models.map((model) => ({name: model.toUpperCase(), wanted, needs: runs, found: find(model)}));
}

/** What a change does to either model's test accuracy, in a sentence; empty where it is not recorded. */
export function accuracyAside(evidence: Evidence, subject: string, variant: (model: Model) => string): string {
  const parts = modelParts("more", "", (model) => changeOf(evidence, variant(model), "testAccuracy"));
  return asideWords(`${subject}, p with Holm's correction`, parts, "points");
}
