import {coreRun, lossesOf, runsOf, type RecordedRun} from "./recordedFolders.js";
import {
  areAlike,
  confusions,
  corruptedAccuracy,
  errors,
  f1s,
  pairedDifferences,
  recall,
  seedValues
} from "./seedValues.js";
import {mean, tBeyond, tInterval} from "./studentT.js";
import {models, predictionsOf, rowsOf} from "./tables.js";

const [trouser, sneaker] = [1, 7] as const;
const kinds = ["noise", "blur", "shift", "rotation", "contrast", "occlusion"] as const;

/** What a claim implies that is counted rather than tested, by what its rule says; undefined for too few seeds. */
export function claimConditions(id: string): readonly boolean[] | undefined {
  return conditions[id]?.();
}

const conditions: Readonly<Record<string, () => readonly boolean[] | undefined>> = {
  C01: () => {
    const images = rowsOf("dataset-files").filter(({file}) => (file as string).includes("images"));
    const count = images.reduce((sum, {rawBytes}) => sum + ((rawBytes as number) - 16) / 784, 0); // header of IDX: 16
    const sizes = rowsOf("audit").filter(({check}) => (check as string).startsWith("bytes per image"));
    const classes = new Set(predictionsOf("ann").map(({label}) => label));
    return [count === 70_000, classes.size === 10, sizes.every(({measured}) => measured === String(28 * 28))];
  },
  C04: () => {
    const rows = rowsOf("class-counts");
    const of = (label: number, splits: readonly string[]): number =>
      rows.reduce(
        (sum, row) =>
          row["label"] === label && splits.includes(row["split"] as string) ? sum + (row["count"] as number) : sum,
        0
      );
    const labels = Array.from({length: 10}, (_, label) => label);
    return [
      labels.every((label) => of(label, ["train", "validation"]) === 6000),
      labels.every((label) => of(label, ["test"]) === 1000)
    ];
  },
  C05: () =>
    rowsOf("audit")
      .filter(({check}) => !/^(?:test )?images equal/.test(check as string))
      .map(({measured, expected}) => measured === expected),
  C09: () =>
    withThreeSeeds((runs) =>
      (["train", "validation"] as const).map((split) =>
        runs.flat().every((run) => lossesOf(run, split).every((loss, i, all) => i === 0 || loss <= all[i - 1]!))
      )
    ),
  C19: () =>
    withThreeSeeds((runs) =>
      runs.flatMap((own) =>
        [trouser, sneaker].map((label) => own.every((run) => recall(run, label) > run.testAccuracy))
      )
    ),
  C20: () =>
    withThreeSeeds((runs) => {
      const [ann, cnn] = runs
        .map((own) => own.map(f1s))
        .map((all) => all[0]!.map((_, c) => mean(all.map((f1) => f1[c]!))));
      return [...runs.map((own) => own.every(shirtsFirst)), ann!.every((f1, label) => cnn![label]! > f1)];
    }),
  C22: () =>
    withThreeSeeds((runs) =>
      runs.map((own) => own.every((run) => errors(run, areAlike) > errors(run, () => true) / 2))
    ),
  C23: () => {
    const lead = pairedDifferences(seedValues("ann", "testAccuracy"), seedValues("cnn", "testAccuracy"));
    return [tInterval(lead).lower > 0.005, !underKinds().includes("behind")];
  },
  C24: () =>
    withThreeSeeds(([ann, cnn]) => {
      const size = (run: RecordedRun): readonly number[] => [run.row.parameterCount, run.row.forwardFlops];
      const [own, other] = [size(coreRun("ann")), size(coreRun("cnn"))];
      const [fast, slow] = [ann!, cnn!].map((runs) => seedValues(runs[0]!.row.variant, "exampleMicroseconds"));
      return [own.every((value, i) => value < other[i]!), pairedDifferences(fast!, slow!).every((more) => more > 0)];
    }),
  C26: () => [underKinds().includes("ahead"), !underKinds().includes("behind")]
};

/** Both models' runs, the ANN's first; nothing where one has fewer than three. */
function withThreeSeeds(ask: (runs: readonly RecordedRun[][]) => readonly boolean[]): readonly boolean[] | undefined {
  const runs = models.map(runsOf);
  return runs.every(({length}) => length >= 3) ? ask(runs) : undefined;
}

function shirtsFirst(run: RecordedRun): boolean {
  const counts = confusions(run);
  const between = (a: number, b: number): number => (counts.get(`${a} ${b}`) ?? 0) + (counts.get(`${b} ${a}`) ?? 0);
  for (let a = 0; a < 10; ++a) for (let b = 0; b < a; ++b) if (between(a, b) > between(0, 6)) return false;
  return true;
}

/** Under each kind of corruption, whether the CNN is ahead of the ANN, behind it, or neither by Holm over the kinds. */
function underKinds(): ("ahead" | "behind" | "open")[] {
  const tests = kinds.map((kind) => {
    const [ann, cnn] = models.map((model) => {
      const known = runsOf(model).flatMap((run) => {
        const accuracy = corruptedAccuracy(run, kind);
        return accuracy === undefined ? [] : [[run.row.seed, accuracy] as const];
      });
      return new Map(known);
    });
    const {count, mean: lead, standardDeviation} = tInterval(pairedDifferences(ann!, cnn!));
    return {lead, pValue: tBeyond(lead / (standardDeviation / Math.sqrt(count)), count - 1)};
  });
  const rising = tests.map(({pValue}) => pValue).sort((a, b) => a - b);
  const steps = rising.map((p, i) => p * (rising.length - i));
  const firstOpen = steps.findIndex((p) => p > 0.05);
  return tests.map(({lead, pValue}) => {
    const isTold = firstOpen < 0 || rising.indexOf(pValue) < firstOpen;
    return isTold ? (lead > 0 ? "ahead" : "behind") : "open";
  });
}
