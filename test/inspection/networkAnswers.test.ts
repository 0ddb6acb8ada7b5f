import {expect, it} from "vitest";
import {networkAnswers} from "../../data-loaders/inspection/networkAnswers.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {fixtureReport} from "../fixtures/report/fixtureReport.js";

it("a run's network says of the test images what it said when it was trained", async () => {
  const {dataset, ann, cnn} = await fixtureReport();
  for (const {run, parameters, protocol, evaluations} of [ann, cnn]) {
    const {standardised} = trainingData(dataset, protocol, run.seed);
    const answers = await networkAnswers(run, parameters, dataset.test, standardised);
    expect(answers).toEqual(evaluations.test.probabilities);
  }
});
