import type {Fault} from "./fault.js";

/** Mistakes that unit tests are to find. */
export const unitFaults: readonly Fault[] = [
  {
    name: "a label one beyond the last class is accepted",
    area: "dataset",
    file: "data-loaders/dataset/readIdx.ts",
    find: "label >= classCount",
    replace: "label > classCount",
    step: "units",
    tests: ["test/dataset/readIdx.test.ts"]
  },
  {
    name: "a permutation leaves no index in its place",
    area: "random",
    file: "data-loaders/random/streams.ts",
    find: "multiplyHigh(words[i]!, i + 1)",
    replace: "multiplyHigh(words[i]!, i)",
    step: "units",
    tests: ["test/random/streams.test.ts"]
  },
  {
    name: "two purposes draw from one random stream",
    area: "random",
    file: "data-loaders/random/streams.ts",
    find: "outside: 10,\n",
    replace: "outside: 9,\n",
    step: "units",
    tests: ["test/random/streams.test.ts"]
  },
  {
    name: "a lock is never released",
    area: "store",
    file: "data-loaders/store/withLock.ts",
    find: '    process.off("exit", release);\n    release();\n',
    replace: '    process.off("exit", release);\n',
    step: "units",
    tests: ["test/store/withLock.test.ts"]
  },
  {
    name: "JSON that is hashed keeps the keys in the order they were written in",
    area: "store",
    file: "data-loaders/store/canonicalJson.ts",
    find: "      .sort()\n",
    replace: "",
    step: "units",
    tests: ["test/store/canonicalJson.test.ts"]
  },
  {
    name: "weights are drawn by fan-out for fan-in",
    area: "engine",
    file: "data-loaders/engine/layers/initialWeights.ts",
    find: "const fanIn = sizeOf(kernel) / kernel.at(-1)!;",
    replace: "const fanIn = sizeOf(kernel) / kernel.at(-2)!;",
    step: "units",
    tests: ["test/engine/layers/initialWeights.test.ts"]
  },
  {
    name: "Adam adds epsilon inside the root",
    area: "engine",
    file: "data-loaders/engine/assembly/optimiser.ts",
    find: "f32x4.add(f32x4.mul(f32x4.sqrt(second), inverseRoots), epsilons)",
    replace: "f32x4.mul(f32x4.sqrt(f32x4.add(second, epsilons)), inverseRoots)",
    step: "units",
    tests: ["test/engine/optimiser.test.ts"]
  },
  {
    name: "a resumed run forgets the optimiser's mean",
    area: "training",
    file: "data-loaders/training/trainer.ts",
    find: "  arrays.firstMoment.set(left.firstMoment);\n",
    replace: "",
    step: "units",
    tests: ["test/training/train.test.ts"]
  },
  {
    name: "a training image is mirrored before it is shifted",
    area: "training",
    file: "data-loaders/training/augmentation.ts",
    find: "(isMirrored ? imageSide - 1 - column : column) - centre - across",
    replace: "(isMirrored ? -1 : 1) * (column - centre - across)",
    step: "units",
    tests: ["test/training/augmentation.test.ts"]
  },
  {
    name: "the shards of a batch that is not full count less in the averages of batch normalisation",
    area: "training",
    file: "data-loaders/training/trainer.ts",
    find: "examples.length / batchSize);",
    replace: "examples.length / protocol.batchSize);",
    step: "units",
    tests: ["test/training/runningAverages.test.ts", "test/training/train.test.ts"]
  },
  {
    name: "the Brier score forgets to square",
    area: "evaluation",
    file: "data-loaders/evaluation/brierScore.ts",
    find: "Number(c === label)) ** 2",
    replace: "Number(c === label))",
    step: "units",
    tests: ["test/evaluation/brierScore.test.ts"]
  },
  {
    name: "a probability equal to its threshold is not confident",
    area: "label errors",
    file: "data-loaders/evaluation/labelErrors/confidentLearning.ts",
    find: "probability >= thresholds[label]!",
    replace: "probability > thresholds[label]!",
    step: "units",
    tests: ["test/evaluation/labelErrors/confidentLearning.test.ts"]
  },
  {
    name: "whitening leaves out the diagonal",
    area: "out of distribution",
    file: "data-loaders/evaluation/outOfDistribution/layerSpace.ts",
    find: "column <= row",
    replace: "column < row",
    step: "units",
    tests: ["test/evaluation/outOfDistribution/detector.test.ts"]
  },
  {
    name: "what a shifted image loses at one side comes in at the other",
    area: "robustness",
    file: "data-loaders/dataset/corruptions/shifted.ts",
    find: "column >= 0 && column < imageSide && row >= 0 && row < imageSide",
    replace: "row >= 0 && row < imageSide",
    step: "units",
    tests: ["test/dataset/corruptions/shifted.test.ts"]
  },
  {
    name: "the nearest images are sought by half the scalar product",
    area: "inspection",
    file: "data-loaders/inspection/nearest.ts",
    find: "lengths[i]! - 2 * products[i]!",
    replace: "lengths[i]! - products[i]!",
    step: "units",
    tests: ["test/inspection/nearest.test.ts"]
  },
  {
    name: "a run's key forgets its network",
    area: "runs",
    file: "data-loaders/runs/runIdentity.ts",
    find: "    network,\n    start: ",
    replace: "    start: ",
    step: "units",
    tests: ["test/runs/runIdentity.test.ts"]
  },
  {
    name: "what is recorded of another data set or other networks is taken for this report's",
    area: "recorded",
    file: "data-loaders/findings/recordedFindings.ts",
    find: "basis[fact] !== value",
    replace: "basis[fact] === undefined",
    step: "units",
    tests: ["test/findings/recordedFindings.test.ts"]
  },
  {
    name: "p values are corrected over all groups together",
    area: "tables",
    file: "data-loaders/tables/changeRows.ts",
    find: "group(variants, (variant) => variant.group)",
    replace: "group(variants, () => 1)",
    step: "units",
    tests: ["test/tables/changeRows.test.ts"]
  },
  {
    name: "a claim on two models counts by the better of its parts",
    area: "claims",
    file: "data-loaders/claims/differences.ts",
    find: "Math.max(...own.map(({found}) => found!.pValue))",
    replace: "Math.min(...own.map(({found}) => found!.pValue))",
    step: "units",
    tests: ["test/claims/differenceRules.test.ts"]
  },
  {
    name: "a claim that says less is tested as one that says more",
    area: "claims",
    file: "data-loaders/claims/differences.ts",
    find: 'expects === "less" ? [-1, 1]',
    replace: 'expects === "less" ? [1, -1]',
    step: "units",
    tests: ["test/claims/differenceRules.test.ts", "test/claims"]
  },
  {
    name: "a JPEG's height is taken for its width",
    area: "picture",
    file: "data-loaders/browser/picture/pictureHeader.ts",
    find: "height: view.getUint16(at + 5), width: view.getUint16(at + 7)",
    replace: "width: view.getUint16(at + 5), height: view.getUint16(at + 7)",
    step: "units",
    tests: ["test/browserWorker/picture/pictureHeader.test.ts"]
  },
  {
    name: "Holm's correction lets a later test have a smaller p",
    area: "statistics",
    file: "src/lib/holm.ts",
    find: "largest = Math.max(largest, log10PValues[test]! + Math.log10(order.length - place));",
    replace: "largest = log10PValues[test]! + Math.log10(order.length - place);",
    step: "units",
    tests: ["test/lib/holm.test.ts"]
  },
  {
    name: "what a warning lets pass is the share that it notices",
    area: "statements",
    file: "src/statements/try.ts",
    find: "percent(1 - outsideShare(row), 0)",
    replace: "percent(outsideShare(row), 0)",
    step: "units",
    tests: ["test/statements/try.test.ts"]
  },
  {
    name: "a vector's last column that is not full has no room",
    area: "components",
    file: "src/components/layerOutline.ts",
    find: "Math.ceil(length / stripRows)",
    replace: "Math.floor(length / stripRows)",
    step: "units",
    tests: ["test/figures/layerOutline.test.ts"]
  },
  {
    name: "a download that failed is never tried again",
    area: "pages",
    file: "src/page/remembered.ts",
    find: "    started.catch(() => loads.delete(key));\n",
    replace: "",
    step: "units",
    tests: ["test/page/remembered.test.ts"]
  },
  {
    name: "an address without a protocol passes for one of this site",
    area: "checks",
    file: "site/checks/externalResources.ts",
    find: "/^(?:https?:)?\\/\\//i",
    replace: "/^https?:\\/\\//i",
    step: "units",
    tests: ["test/site/checks/externalResources.test.ts"]
  },
  {
    name: "the policy of a page lets the base address be anything of the site",
    area: "site build",
    file: "site/harden/contentSecurityPolicy.ts",
    find: `=== null ? "'none'" : "'self'"`,
    replace: `!== null ? "'none'" : "'self'"`,
    step: "units",
    tests: ["test/site/harden/harden.test.ts"]
  },
  {
    name: "methods that a static server has no answer to are answered",
    area: "server",
    file: "site/serve.ts",
    find: 'request.method === "HEAD"',
    replace: 'request.method !== "HEAD"',
    step: "units",
    tests: ["test/site/serve.test.ts"]
  }
];
