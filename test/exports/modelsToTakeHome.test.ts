import {beforeAll, describe, expect, it} from "vitest";
import {protocolOfVariant} from "../../data-loaders/experiments/variants.js";
import {modelsToTakeHome} from "../../data-loaders/exports/modelsToTakeHome.js";
import {portableRuns, type PortableRun} from "../../data-loaders/exports/portableRuns.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {sha256} from "../../data-loaders/store/sha256.js";
import {modelCard} from "../../src/lib/modelCard.js";
import {modelFileNames} from "../../src/lib/modelFileNames.js";
import {coreRun} from "../../src/lib/lookup.js";
import {portableRun} from "../../src/lib/portableNetworks.js";
import {portableVariants} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";
import {recordedResnet} from "./recordedResnet.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";

let report: FixtureReport;
let networks: readonly PortableRun[];
let tables: Tables;
let taken: Awaited<ReturnType<typeof modelsToTakeHome>>;
const cardOf = (model: string): string => new TextDecoder().decode(taken.files[`${model}-card.md`]);

/** A row of the network that was trained once, with another accuracy than the build's own. */
function resnetRow(own: Tables): Row<"runs"> {
  const protocol = protocolOfVariant("resnet-20");
  const {epochCount, batchSize, learningRate} = protocol;
  const trained = {epochCount, batchSize, learningRate, trainCount: 48_000, testAccuracy: 0.75};
  return {...coreRun(own, "cnn"), ...trained, run: "resnet-20-s1", variant: "resnet-20", origin: "recorded"};
}

beforeAll(async () => {
  report = await fixtureReport();
  const {dataset} = report;
  const data = trainingData(dataset, {...sourceProtocol, trainingFileCount: 600}, 1);
  const own = portableRuns(report, data, [], dataset);
  const resnet = {
    variant: "resnet-20",
    trained: await recordedResnet(),
    standardisation: own[0]!.standardisation
  } as const;
  networks = [...own, resnet];
  tables = {...report.tables, runs: [...report.tables.runs, resnetRow(report.tables)]};
  taken = await modelsToTakeHome(networks, tables);
});

it("every file has a row with its size and hash, and no other has one", () => {
  expect(taken.rows.map(({file}) => file)).toEqual(portableVariants.flatMap(modelFileNames).map(({file}) => file));
  expect(Object.keys(taken.files).sort()).toEqual(taken.rows.map(({file}) => file).sort());
  for (const {file, bytes, sha256: hash} of taken.rows)
    expect([file, bytes, hash]).toEqual([file, taken.files[file]!.length, sha256(taken.files[file]!)]);
});

describe.each(portableVariants)("the card of the %s", (variant) => {
  const standardisation = () => networks.find((network) => network.variant === variant)!.standardisation;

  it("has every field of the page, and the run's accuracy for who reads its head", () => {
    for (const {field, text} of modelCard(tables, variant, standardisation()))
      expect(cardOf(variant)).toContain(`**${field}.** ${text}`);
    const [, value] = /type: accuracy, value: ([\d.]+)\}/.exec(cardOf(variant))!;
    expect(Number(value)).toBeCloseTo(portableRun(tables, variant).testAccuracy, 6);
  });
  it("names the hash of each file that it goes with", () => {
    const weights = taken.rows.filter((row) => row.variant === variant && row.format !== "Markdown");
    expect(weights.filter(({sha256}) => !cardOf(variant).includes(sha256))).toEqual([]);
  });
  it("says that one seed is known where there are no others", () => {
    const seeds = tables.seeds.filter((row) => row.variant !== variant);
    const {text} = modelCard({...tables, seeds}, variant, standardisation()).find(({field}) => field === "Over seeds")!;
    expect(text).toMatch(/^One seed/);
  });
});

it("the card of ResNet-20 tells of the training that its variant has", () => {
  const {epochCount, batchSize, learningRate, rule, schedule, augmentation, labelSmoothing, averagedEpochCount} =
    protocolOfVariant("resnet-20");
  const text = modelCard(tables, "resnet-20", networks[2]!.standardisation).find(
    ({field}) => field === "Training"
  )!.text;
  expect({rule, schedule, averagedEpochCount}).toEqual({
    rule: {kind: "momentum", momentum: 0.9, isNesterov: true, weightDecay: 5e-4},
    schedule: {kind: "linear", warmUpEpochCount: 2},
    averagedEpochCount: 5
  });
  expect(augmentation).toMatchObject({shift: 2, flipShare: 0.5, affineShare: 0, erasing: {share: 0.5}});
  for (const words of [
    `${epochCount} epochs in batches of ${batchSize}`,
    "Nesterov’s momentum of 0.9",
    "weight decay of 0.0005",
    `rises to ${learningRate} in two epochs`,
    "by up to 2 px, half of them mirrored, half partly erased",
    `smoothed by ${labelSmoothing}`,
    "last five epochs"
  ])
    expect(text).toContain(words);
});
