import type {Row} from "../../../src/lib/schemas/tableSchemas.js";
import {models, type Model} from "../../../src/lib/schemas/vocabulary.js";
import type {FashionMnist} from "../../dataset/examples.js";
import {obtainRun, type RunStore} from "../../runs/obtainRun.js";
import type {StoredRun} from "../../runs/storedRun.js";
import {inProfile} from "../../training/protocol.js";
import type {Run} from "../../training/run.js";
import {trainingData} from "../../training/trainingData.js";
import type {TrainingData} from "../../training/trainingTask.js";
import {protocolOfVariant} from "../../experiments/variants.js";

/** The runs that a browser repeats, as Node trains them, and their data. */
export interface ShortRuns {
  readonly runs: Readonly<Record<Model, StoredRun>>;
  readonly data: TrainingData;
}

/** Both networks, trained as in the quick profile, from the store where they are there. */
export async function shortRuns(
  dataset: FashionMnist,
  runs: Readonly<Record<Model, Run>>,
  store: RunStore
): Promise<ShortRuns> {
  const protocolOf = (model: Model) => inProfile("quick", protocolOfVariant(runs[model].variant));
  const data = trainingData(dataset, protocolOf("ann"), runs.ann.seed);
  return {
    data,
    runs: {
      ann: await obtainRun(runs.ann, protocolOf("ann"), data, store),
      cnn: await obtainRun(runs.cnn, protocolOf("cnn"), data, store)
    }
  };
}

/** Rows of table `browser-runs`. */
export function browserRunRows({runs, data: {split}}: ShortRuns): Row<"browser-runs">[] {
  return models.map((model) => {
    const {run, protocol, epochs, weightsSha256} = runs[model];
    const last = epochs.findLast((epoch) => epoch.split === "validation")!;
    return {
      model,
      run: run.name,
      epochCount: protocol.epochCount,
      trainCount: split.train.length,
      validationCount: split.validation.length,
      validationAccuracy: last.accuracy,
      weightsSha256
    };
  });
}
