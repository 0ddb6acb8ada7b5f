import type {Stage} from "./networkStages.js";

const ordinals = ["first", "second", "third", "fourth"] as const;
const nouns: Readonly<Record<string, string>> = {Dense: "dense layer", Output: "output layer"};

/** A stage as a sentence names it, counted among those of its name where there are more: "first dense layer". */
export function stageInWords(stage: Stage, stages: readonly Stage[]): string {
  const noun = nouns[stage.name] ?? stage.name.toLowerCase();
  const alike = stages.filter(({name}) => name === stage.name);
  return alike.length === 1 ? noun : `${ordinals[alike.indexOf(stage)]} ${noun}`;
}
