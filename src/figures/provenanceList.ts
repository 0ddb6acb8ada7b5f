import {sum} from "d3";
import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {count, fixed, percent, seconds} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";

const {dd, div, dl, dt} = tags;

type Data = Pick<Tables, "runs" | "provenance" | "datasetFiles">;

/** Where this build's numbers come from: runs, data, versions. */
export function provenanceList(data: Data): HTMLElement {
  return figure(
    {
      name: "provenance-list",
      title: `Both networks trained in ${seconds(sum(models, (model) => coreRun(data, model).trainSeconds))}`,
      caption:
        "What decides the two networks that this build trained; the times are those of the machine that built it.",
      numbers: {columns: ["What", "Value"], rows: facts(data)},
      tables: ["runs", "provenance", "dataset-files"]
    },
    draw(data)
  );
}

function draw(tables: Data): Element {
  return div(
    {class: "provenance"},
    dl(
      {},
      facts(tables).flatMap(([fact, value]) => [dt({}, fact), dd({}, value)])
    )
  );
}

function facts(tables: Data): [string, string][] {
  const runs = models.flatMap((model): [string, string][] => {
    const run = coreRun(tables, model);
    const name = modelName[model];
    return [
      [`${name}: weights SHA-256`, run.weightsSha256],
      [`${name}: test accuracy`, percent(run.testAccuracy, 2)],
      [
        `${name}: training`,
        `${seconds(run.trainSeconds)}, ${run.workerCount} worker${run.workerCount === 1 ? "" : "s"}, from ${run.startedAt}`
      ],
      [`${name}: inference`, `${fixed(run.inferenceMicroseconds, 0)} µs per image`]
    ];
  });
  const files = tables.datasetFiles.map(({file, rawSha256, rawBytes, source}): [string, string] => {
    return [file, `${count(rawBytes)} bytes unpacked, from ${source}, SHA-256 ${rawSha256}`];
  });
  return [...runs, ...files, ...tables.provenance.map(({fact, value}): [string, string] => [fact, value])];
}
