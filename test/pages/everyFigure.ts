import {accuracyByDistance} from "../../src/figures/accuracyByDistance.js";
import {calibrationTable} from "../../src/figures/calibrationTable.js";
import {claimKindsByLabel, claimsAudit, claimSections, claimVerdicts} from "../../src/figures/claimsAudit.js";
import {claimTiles} from "../../src/figures/claimTiles.js";
import {classImages} from "../../src/figures/classImages.js";
import {classScores} from "../../src/figures/classScores.js";
import {confusedPairs} from "../../src/figures/confusedPairs.js";
import {confusionMatrices} from "../../src/figures/confusionMatrices.js";
import {costBenefit} from "../../src/figures/costBenefit.js";
import {doubtedClasses, doubtfulLabels} from "../../src/figures/doubtfulLabels.js";
import {fewerLabels} from "../../src/figures/fewerLabels.js";
import {firstLayerWeights} from "../../src/figures/firstLayerWeights.js";
import {flattenContradiction} from "../../src/figures/flattenContradiction.js";
import {guessFirst} from "../../src/figures/guessFirst.js";
import {ladder} from "../../src/figures/ladder.js";
import {learningCurves} from "../../src/figures/learningCurves.js";
import {nearestImages} from "../../src/figures/nearestImages.js";
import {modelCards} from "../../src/figures/modelCards.js";
import {networkAnn} from "../../src/figures/networkAnn.js";
import {networkCnn} from "../../src/figures/networkCnn.js";
import {oneFilter} from "../../src/figures/oneFilter.js";
import {onlyCnnRight} from "../../src/figures/onlyCnnRight.js";
import {largerNetworks} from "../../src/figures/largerNetworks.js";
import {optimisers} from "../../src/figures/optimisers.js";
import {outcomes} from "../../src/figures/outcomes.js";
import {pixelOrder} from "../../src/figures/pixelOrder.js";
import {predictionSets} from "../../src/figures/predictionSets.js";
import {provenanceList} from "../../src/figures/provenanceList.js";
import {published} from "../../src/figures/published.js";
import {recorded} from "../../src/figures/recorded.js";
import {recordedRuns} from "../../src/figures/recordedRuns.js";
import {reliabilityDiagram} from "../../src/figures/reliabilityDiagram.js";
import {riskCoverage} from "../../src/figures/riskCoverage.js";
import {robustnessCurves} from "../../src/figures/robustnessCurves.js";
import {sampleImages} from "../../src/figures/sampleImages.js";
import {scores} from "../../src/figures/scores.js";
import {searchEffort} from "../../src/figures/searchEffort.js";
import {seedAccuracies} from "../../src/figures/seedAccuracies.js";
import {shortestChanges} from "../../src/figures/shortestChanges.js";
import {surestErrors} from "../../src/figures/surestErrors.js";
import {thresholdCurves} from "../../src/figures/thresholdCurves.js";
import {transfer} from "../../src/figures/transfer.js";
import {tuning} from "../../src/figures/tuning.js";
import {warningRates} from "../../src/figures/warningRates.js";
import {weakSlices} from "../../src/figures/weakSlices.js";
import {corruptionKinds} from "../../src/lib/schemas/vocabulary.js";
import type {Tables} from "../../src/lib/tables.js";

/** What a page gives its figures besides tables and choices. */
export interface Room {
  readonly width: number;
  /** Addresses of sheets by their names. */
  readonly images: Readonly<Record<string, string>>;
}

/** A figure, ready to be drawn: first with the choices that a page has at first, then with every other. */
export type EveryChoice = (data: Tables, room: Room) => readonly (() => HTMLElement)[];

const everyClaim = {section: "all", verdict: "all", kind: "all"};
const measures = ["loss", "accuracy"] as const;
const models = ["ann", "cnn"] as const;

/** Every figure with every choice that a reader has, by the name of its module. */
export const everyFigure: Readonly<Record<string, EveryChoice>> = {
  accuracyByDistance: withChoices(accuracyByDistance),
  calibrationTable: withChoices(calibrationTable),
  claimTiles: withChoices(claimTiles),
  claimsAudit: withChoices(claimsAudit, [
    ...[...claimSections.values()].map((section) => ({...everyClaim, section})),
    ...[...claimVerdicts.values()].map((verdict) => ({...everyClaim, verdict})),
    ...[...claimKindsByLabel.values()].map((kind) => ({...everyClaim, kind}))
  ]),
  classImages: withChoices(classImages),
  classScores: withChoices(classScores),
  confusedPairs: withChoices(confusedPairs),
  confusionMatrices: withChoices(
    confusionMatrices,
    combinations({show: ["count", "row"] as const, scale: ["errors", "all"] as const})
  ),
  costBenefit: withChoices(costBenefit),
  doubtfulLabels: withChoices(doubtfulLabels, combinations({label: [...doubtedClasses.values()]})),
  fewerLabels: withChoices(fewerLabels),
  firstLayerWeights: withChoices(firstLayerWeights),
  flattenContradiction: withChoices(flattenContradiction),
  guessFirst: withChoices(guessFirst),
  ladder: withChoices(ladder),
  largerNetworks: withChoices(largerNetworks),
  learningCurves: withChoices(learningCurves, combinations({measure: measures})),
  modelCards: withChoices(modelCards),
  nearestImages: withChoices(nearestImages),
  networkAnn: withChoices(networkAnn),
  networkCnn: withChoices(networkCnn),
  oneFilter: withChoices(oneFilter, combinations({filter: [27, 1], place: [312, 1, 784]})),
  onlyCnnRight: withChoices(onlyCnnRight),
  optimisers: withChoices(optimisers),
  outcomes: withChoices(outcomes),
  pixelOrder: withChoices(pixelOrder),
  predictionSets: withChoices(predictionSets, combinations({wanted: [0.95, 0.9, 0.99]})),
  provenanceList: withChoices(provenanceList),
  published: withChoices(published),
  recorded: withChoices(recorded),
  recordedRuns: withChoices(recordedRuns),
  reliabilityDiagram: withChoices(reliabilityDiagram, combinations({temperature: [1, 0.5, 1.4]})),
  riskCoverage: withChoices(riskCoverage, combinations({answered: [80, 10, 100]})),
  robustnessCurves: withChoices(robustnessCurves, combinations({kind: corruptionKinds, strength: [3, 1, 5]})),
  sampleImages: withChoices(sampleImages),
  scores: withChoices(scores),
  searchEffort: withChoices(searchEffort),
  seedAccuracies: withChoices(seedAccuracies),
  shortestChanges: withChoices(shortestChanges),
  surestErrors: withChoices(surestErrors, combinations({model: models})),
  thresholdCurves: withChoices(thresholdCurves, combinations({label: [6, 1, 9], found: [80, 50, 100]})),
  transfer: withChoices(transfer),
  tuning: withChoices(tuning),
  warningRates: withChoices(warningRates),
  weakSlices: withChoices(weakSlices)
};

function withChoices<C extends object>(
  draw: (data: Tables, options: Room & C) => HTMLElement,
  choices: readonly C[] = [{} as C]
): EveryChoice {
  return (data, room) => choices.map((choice) => () => draw(data, {...room, ...choice}));
}

/** Every combination of one of each list. */
function combinations<C extends object>(lists: {readonly [K in keyof C]: readonly C[K][]}): readonly C[] {
  const entries = Object.entries<readonly unknown[]>(lists);
  return entries.reduce<readonly object[]>(
    (made, [name, values]) => made.flatMap((one) => values.map((value) => ({...one, [name]: value}))),
    [{}]
  ) as readonly C[];
}
