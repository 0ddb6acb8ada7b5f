import {group} from "d3";
import {describe, expect, it} from "vitest";
import {coreRun, recordedRuns} from "./recordedFolders.js";
import {models, predictionsOf, rowsOf, type Values} from "./tables.js";

/*
 * Curves and each image's own measures, a second time: from table `predictions` and from the folders of recorded runs.
 */

/** Groups of variants whose learning curves the pages draw. */
const curveGroups: readonly string[] = ["source", "ablation", "proposal", "control", "best"];

function rowsOfModel(table: string, model: string): Values[] {
  return rowsOf(table).filter((row) => row["model"] === model);
}

describe.each(models)("recomputed from the predictions of the %s", (model) => {
  const predictions = predictionsOf(model);

  it("curves: every point of the ROC curve is what some threshold gives, and those left keep its area", () => {
    for (let label = 0; label < 10; ++label) {
      const {rates} = thresholds(label);
      const known = new Set(rates.map(({x, y}) => `${Math.fround(x)} ${Math.fround(y)}`));
      const points = pointsOf("roc", label);
      expect(points.length).toBeGreaterThan(20);
      expect(points.filter(({x, y}) => !known.has(`${x} ${y}`))).toEqual([]);
      expect([points[0], points.at(-1)]).toEqual([
        {x: 0, y: 0},
        {x: 1, y: 1}
      ]);
      const [{rocArea}] = areas(label);
      expect(Math.abs(trapezoids(points) - trapezoids(rates))).toBeLessThan(1e-4);
      expect(trapezoids(rates)).toBeCloseTo(rocArea as number, 6);
    }
  });
  it("curves: the precision where each hundredth of the recall is first reached, and its mean", () => {
    for (let label = 0; label < 10; ++label) {
      const {precisions} = thresholds(label);
      const points = pointsOf("precision-recall", label);
      expect(points).toHaveLength(101);
      points.forEach(({x, y}, i) => {
        const reached = precisions.find(({recall}) => recall >= i / 100)!;
        expect.soft(x).toBe(Math.fround(i / 100));
        expect.soft(y).toBeCloseTo(reached.precision, 6);
      });
      const steps = precisions.map(({recall, precision}, k) => (recall - (precisions[k - 1]?.recall ?? 0)) * precision);
      const [{averagePrecision}] = areas(label);
      expect(averagePrecision).toBeCloseTo(
        steps.reduce((a, b) => a + b),
        6
      );
    }
  });
  it("outcomes and measures: each image's class, confidence, loss, lead and entropy", () => {
    const [outcomes, measures] = [rowsOf("outcomes"), rowsOf("measures")];
    expect([outcomes.length, measures.length]).toEqual([10_000, 10_000]);
    predictions.forEach(({label, prediction, probabilities}, i) => {
      const [first, second] = [...probabilities].sort((a, b) => b - a);
      const entropy = [...probabilities].reduce((sum, one) => (one > 0 ? sum - one * Math.log(one) : sum), 0);
      expect.soft([outcomes[i]!["label"], outcomes[i]![`${model}Prediction`]]).toEqual([label, prediction]);
      expect.soft(outcomes[i]![`${model}Confidence`]).toBe(first);
      // Losses are taken from logits: a probability of float32 has lost a small loss's last digits.
      expect.soft(outcomes[i]![`${model}Loss`]).toBeCloseTo(-Math.log(probabilities[label]!), 4);
      expect.soft(measures[i]![`${model}Margin`]).toBeCloseTo(first! - second!, 6);
      expect.soft(measures[i]![`${model}Entropy`]).toBeCloseTo(entropy, 5);
    });
  });

  function pointsOf(kind: string, label: number): {x: number; y: number}[] {
    const rows = rowsOfModel("curves", model).filter((row) => row["kind"] === kind && row["label"] === label);
    return rows.map(({x, y}) => ({x: x as number, y: y as number}));
  }

  function areas(label: number): [Values] {
    return [rowsOfModel("curve-areas", model).find((row) => row["label"] === label)!];
  }

  /** Rates, and precision with recall, as the threshold falls from above all probabilities past each of them. */
  function thresholds(label: number): {
    readonly rates: readonly {readonly x: number; readonly y: number}[];
    readonly precisions: readonly {readonly recall: number; readonly precision: number}[];
  } {
    const falling = [...predictions].sort((a, b) => b.probabilities[label]! - a.probabilities[label]!);
    const rates = [{x: 0, y: 0}];
    const precisions = [{recall: 0, precision: 1}];
    let own = 0;
    falling.forEach((one, i) => {
      if (one.label === label) ++own;
      if (one.probabilities[label] === falling[i + 1]?.probabilities[label]) return;
      rates.push({x: (i + 1 - own) / 9000, y: own / 1000});
      precisions.push({recall: own / 1000, precision: own / (i + 1)});
    });
    return {rates, precisions};
  }
});

it("measures: how far the two networks disagree about each image", () => {
  const [ann, cnn] = models.map(predictionsOf);
  rowsOf("measures").forEach(({disagreement}, i) => {
    const apart = ann![i]!.probabilities.reduce((sum, one, c) => sum + Math.abs(one - cnn![i]!.probabilities[c]!), 0);
    expect.soft(disagreement).toBeCloseTo(apart / 2, 6);
  });
});

describe("recomputed from the folders of recorded runs", () => {
  it("epochs: this build's, to the bit as recorded", () => {
    for (const model of models) {
      const built = rowsOf("epochs").filter(({run}) => run === `${model}-s1`);
      expect(built.map(withoutSeconds)).toEqual(coreRun(model).epochs.map(inFloat32(`${model}-s1`)));
    }
  });
  it("recorded-epochs: every run that is shown there, whole", () => {
    const shown = group(rowsOf("recorded-epochs"), ({run}) => run as string);
    const groups = new Map(rowsOf("variants").map(({variant, group}) => [variant, group as string]));
    const wanted = recordedRuns().filter(({row}) => curveGroups.includes(groups.get(row.variant)!));
    expect([...shown.keys()].sort()).toEqual(wanted.map(({row}) => row.run).sort());
    for (const [name, rows] of shown) {
      const run = recordedRuns().find(({row}) => row.run === name)!;
      expect(rows.map(withoutSeconds)).toEqual(run.epochs.map(inFloat32(name)));
    }
  });
  it("robustness: the counts of every run that was tried on corrupted images, and its count on untouched ones", () => {
    const shown = group(rowsOf("robustness"), ({run}) => run as string);
    const tried = recordedRuns().filter(({robustness = []}) => robustness.length > 0);
    expect([...shown.keys()].sort()).toEqual(tried.map(({row}) => row.run).sort());
    for (const {row, robustness = [], predictions} of tried) {
      expect(
        new Set(shown.get(row.run)!.map(({kind, strength}) => `${kind as string} ${strength as number}`)).size
      ).toBe(36);
      for (const {kind, strength, correctCount, accuracy} of shown.get(row.run)!) {
        const recorded = robustness.find((one) => one.kind === kind && one.strength === strength)?.correctCount;
        const labels = predictionsOf("ann").map(({label}) => label);
        const untouched = predictions.filter((one, i) => one === labels[i]).length;
        expect.soft(correctCount).toBe(strength === 0 ? untouched : recorded);
        expect.soft(accuracy).toBe(Math.fround((correctCount as number) / 10_000));
      }
    }
  });
});

interface Epoch {
  readonly epoch: number;
  readonly split: string;
  readonly accuracy: number;
  readonly loss: number;
}

function withoutSeconds({run, epoch, split, accuracy, loss}: Values): Values {
  return {run, epoch, split, accuracy, loss};
}

function inFloat32(run: string): (epoch: Epoch) => Values {
  return ({epoch, split, accuracy, loss}) => {
    return {run, epoch, split, accuracy: Math.fround(accuracy), loss: Math.fround(loss)};
  };
}

function trapezoids(points: readonly {readonly x: number; readonly y: number}[]): number {
  return points.reduce((sum, {x, y}, i) => {
    const before = points[i - 1] ?? {x: 0, y: 0};
    return sum + ((x - before.x) * (y + before.y)) / 2;
  }, 0);
}
