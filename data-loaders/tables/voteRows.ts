import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {accuracy} from "../evaluation/accuracy.js";

/** Numbers of members that vote: odd ones. */
const memberCounts = [3, 5] as const;

/** A seed of a core model. */
export interface Member {
  readonly model: string;
  /** Its name. */
  readonly run: string;
  readonly seed: number;
  /** Of the test images, shape [n]. */
  readonly predictions: Uint8Array;
}

/** What the first seeds of each core model say together, where there are as many: rows of table `votes`. */
export function voteRows(members: readonly Member[], labels: Uint8Array): Row<"votes">[] {
  return models.flatMap((model) => {
    const own = members.filter((member) => member.model === model).sort((a, b) => a.seed - b.seed);
    return memberCounts
      .filter((memberCount) => own.length >= memberCount)
      .map((memberCount) => {
        const voting = own.slice(0, memberCount).map(({predictions}) => predictions);
        return {model, memberCount, ...outcome(voting, labels)};
      });
  });
}

function outcome(voting: readonly Uint8Array[], labels: Uint8Array): Omit<Row<"votes">, "model" | "memberCount"> {
  const votes = labels.map((_, image) => majority(voting.map((predictions) => predictions[image]!)));
  const isUnanimous = (image: number): boolean =>
    voting.every((predictions) => predictions[image] === voting[0]![image]);
  const unanimous = Array.from(labels.keys()).filter(isUnanimous);
  const correctCount = labels.reduce((sum, label, image) => sum + Number(votes[image] === label), 0);
  return {
    accuracy: correctCount / labels.length,
    ...wilsonInterval(correctCount, labels.length),
    meanAccuracy:
      voting.map((predictions) => accuracy(labels, predictions)).reduce((sum, one) => sum + one, 0) / voting.length,
    unanimousShare: unanimous.length / labels.length,
    unanimousAccuracy: unanimous.filter((image) => votes[image] === labels[image]).length / unanimous.length
  };
}

/** The class with the most votes, of several the one that is named first. */
function majority(votes: readonly number[]): number {
  const counts = votes.map((vote) => votes.filter((other) => other === vote).length);
  return votes[counts.indexOf(Math.max(...counts))]!;
}
