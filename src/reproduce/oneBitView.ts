import {tags} from "../components/tags.js";
import {addressOfView} from "../explore/view/address.js";
import {firstView} from "../explore/view/view.js";
import {count, percent} from "../lib/format.js";
import type {RetrainingNews, TwinOutcome} from "../lib/retraining.js";
import {choiceField} from "./choiceField.js";
import {DistanceCurve} from "./distanceCurve.js";
import {gatherMeans} from "./gatherMeans.js";
import type {ReproduceTables} from "./reproduceView.js";
import {lostWorkers, Retraining} from "./retraining.js";
import {TrainingForm} from "./trainingForm.js";

const {a, div, figcaption, figure, p, table, tbody, td, th, thead, tr} = tags;

const largestCurve = 672;

/** Bits of a weight that can be turned round, by what they are. */
const bits = [
  ["0", "the last bit of its fraction"],
  ["22", "the first bit of its fraction"],
  ["31", "its sign"]
] as const;

/** Steps at which the table has the distance. */
const tabled = [0, 1, 10, 100, 1000];

/** The report's ANN, and the same with one bit of one initial weight turned round, trained side by side. */
export class OneBitView {
  readonly #tables: ReproduceTables;
  readonly #bit = choiceField("Bit of the first weight", bits);
  readonly #form = new TrainingForm({
    choice: this.#bit,
    go: "Flip it and train both",
    what: "both trainings",
    consequence: "The two cannot be trained.",
    start: (signal) => this.#start(signal)
  });
  #curve: DistanceCurve | undefined;
  #distances: (readonly [step: number, distance: number])[] = [];

  constructor(tables: ReproduceTables) {
    this.#tables = tables;
  }

  get element(): HTMLElement {
    return this.#form.element;
  }

  async #start(signal: AbortSignal): Promise<Retraining | undefined> {
    this.#curve = undefined;
    this.#distances = [];
    const {status} = this.#form;
    status.textContent = "Fetching the images and the engine.";
    const means = await gatherMeans(this.#tables.imagePieces, status, signal);
    if (signal.aborted) return undefined;
    const {model, seed} = this.#tables.runs.find((row) => row.model === "ann" && row.origin === "build")!;
    status.textContent = "Training both, step by step side by side.";
    return new Retraining(
      {run: {model, seed}, flipped: {parameter: 0, bit: Number(this.#bit.field.value)}},
      means,
      (news) => this.#follow(news),
      (reason) => this.#form.fail(lostWorkers(reason))
    );
  }

  #follow(news: RetrainingNews): void {
    if (news.kind === "apart") this.#apart(news);
    else if (news.kind === "error") this.#form.fail(new Error(news.message));
    else if (news.kind === "twins done") this.#finish(news);
  }

  #apart({stepCount, stepTotal, distance}: Extract<RetrainingNews, {kind: "apart"}>): void {
    if (this.#curve === undefined) {
      const width = Math.min(largestCurve, this.#form.place.clientWidth);
      this.#curve = new DistanceCurve({width, stepTotal});
      const caption =
        "Euclidean distance between all weights of the two networks, over the steps of their training; both scales are logarithmic.";
      this.#form.place.append(
        figure({class: "live-curve"}, this.#curve.element, figcaption({class: "panel-note"}, caption))
      );
    }
    this.#curve.add(stepCount, distance);
    this.#distances.push([stepCount, distance]);
    this.#form.advance(stepCount / stepTotal);
  }

  #finish({before, after, outcome}: Extract<RetrainingNews, {kind: "twins done"}>): void {
    const start = `The first weight was ${before} in one network and ${after} in the other; all else, the order of the images and dropout’s masks too, was the same.`;
    this.#form.place.append(this.#table(), p({}, start), outcomeWords(outcome));
    this.#form.close("Done.");
  }

  #table(): HTMLElement {
    const last = this.#distances.at(-1)!;
    const shown = [...this.#distances.filter(([step]) => tabled.includes(step) && step < last[0]), last];
    const rows = shown.map(([step, distance]) =>
      tr({}, th({scope: "row"}, count(step)), td({class: "numeric"}, distance.toPrecision(3)))
    );
    const head = tr({}, th({scope: "col"}, "After step"), th({scope: "col"}, "Distance"));
    return div({class: "table-frame"}, table({}, thead({}, head), tbody({}, rows)));
  }
}

/** What came of one bit, and where to see it. */
function outcomeWords({testAccuracies, different, rightCounts}: TwinOutcome): HTMLElement {
  const [first, second] = testAccuracies;
  const both = `They classify ${percent(first, 2)} and ${percent(second, 2)} of the test images correctly, and differ on ${count(different.length)} of them: `;
  const rights = `the one as it was classifies ${count(rightCounts[0])} of these correctly, the other ${count(rightCounts[1])}. `;
  if (different.length === 0) return p({}, `${both.slice(0, -2)}.`);
  const href = `./explore.html${addressOfView({...firstView, ids: different})}`;
  return p({}, both, rights, a({href}, "See these images in the explorer"), ".");
}
