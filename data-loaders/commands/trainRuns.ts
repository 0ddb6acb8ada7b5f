import {loadFashionMnist} from "../dataset/loadFashionMnist.js";
import {coreSeed, root} from "../report.js";
import {obtainRun} from "../training/obtainRun.js";
import {protocolOf, type Profile} from "../training/protocol.js";
import {parseRun} from "../training/run.js";
import {trainingData} from "../training/trainingData.js";

/**
 * Trains runs one after the other, each unless it is stored, and prints their hashes.
 * @param names such as "cnn-s1"
 * @throws RangeError for an unknown run, before any is trained
 */
export async function trainRuns(names: readonly string[], profile: Profile): Promise<void> {
  const runs = names.map(parseRun);
  const dataset = await loadFashionMnist();
  const protocol = protocolOf(profile);
  const data = trainingData(dataset, protocol, coreSeed);
  for (const run of runs) {
    const {weightsSha256} = await obtainRun(run, protocol, data, {root, datasetSha256: dataset.sha256, log: console.error});
    console.log(`${run.name} ${weightsSha256}`);
  }
}
