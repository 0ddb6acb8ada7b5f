import {channelsFirst, divergingNetworks, type Reading} from "../components/divergingNetworks.js";
import {networkStages, parameterTotal, valueCount, type Stage} from "../components/networkStages.js";
import {count, times} from "../lib/format.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import type {Numbers} from "./numbers.js";

type Data = Pick<Tables, "layers">;

/** The two networks that the original report's §3.2 can be read as, and where they part. */
export function flattenContradiction(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "flatten-contradiction",
      title: title(data),
      caption: caption(data),
      how: "Shapes are maps × height × width; area is to one scale in both; blue layers hold trained parameters. Red is what differs from the other network, dashed what it lacks. We train the network with two poolings.",
      numbers: numbers(data),
      tables: ["layers"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const [described, stated] = networks(tables);
  const ratio = parameterTotal(stated) / parameterTotal(described);
  return `${lastMaps(stated)} fits one pooling, not two, at ${times(ratio)} the parameters`;
}

function caption(tables: Data): string {
  const [described, stated] = networks(tables);
  return `The original report describes two poolings (${flattening(described)} values) and writes ${lastMaps(stated)} (${count(flattenedCount(stated))}).`;
}

function numbers(tables: Data): Numbers {
  const readings = networks(tables);
  return {
    columns: ["Reading", "Layer", "Output", "Values", "Parameters"],
    rows: readings.flatMap((stages) =>
      stages.map((stage) => {
        return [poolingText(stages), stage.layer, channelsFirst(stage), valueCount(stage), stage.parameterCount];
      })
    )
  };
}

function draw(tables: Data, {width}: Room): Element {
  const [described, stated] = networks(tables);
  const readings = [reading(described, "as the layers say:"), reading(stated, "as the size says:")];
  return divergingNetworks(readings, {width});
}

/** The reading that has both poolings, then the one that has the stated size. */
function networks(tables: Data): [described: Stage[], stated: Stage[]] {
  return [networkStages(tables, "cnn"), networkStages(tables, "cnn-one-pool")];
}

/** The output layer is left out of the drawing: it is the same in both. */
function reading(stages: Stage[], remark: string): Reading {
  const remarks = [remark, count(parameterTotal(stages)), "parameters"];
  return {heading: poolingText(stages), remarks, stages: stages.slice(0, -1)};
}

function poolingText(stages: readonly Stage[]): string {
  const poolCount = stages.filter(({kind}) => kind === "pool").length;
  return poolCount === 1 ? "One pooling" : "Two poolings";
}

/** Shape of the feature maps that are flattened, kept on one line. */
function lastMaps(stages: readonly Stage[]): string {
  return channelsFirst(stages[flattenAt(stages) - 1]!).replaceAll(" ", "\u00a0");
}

function flattening(stages: readonly Stage[]): string {
  return `${lastMaps(stages)} = ${count(flattenedCount(stages))}`;
}

function flattenedCount(stages: readonly Stage[]): number {
  return valueCount(stages[flattenAt(stages)]!);
}

function flattenAt(stages: readonly Stage[]): number {
  return stages.findIndex(({kind}) => kind === "flatten");
}
