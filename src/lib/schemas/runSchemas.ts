import type {TableSchema} from "./column.js";
import {positive, model, split, run, sha256, share, nats, difference, nullable, pValue} from "./columns.js";
import {changeMethods, searchNames, seedMeasures, variantGroups} from "./vocabulary.js";

/** Tables of training runs and of what is compared over seeds. */
export const runSchemas = {
  runs: {
    row: "a run: one variant trained with one seed",
    columns: {
      run,
      model,
      variant: {type: "utf8", meaning: "what was trained: a model as the protocol says, or with one thing changed"},
      seed: {type: "uint32", meaning: "seed of every random draw"},
      profile: {type: "utf8", meaning: "amount of training: quick is a small part of it", oneOf: ["quick", "core"]},
      origin: {type: "utf8", meaning: "trained by this build, or recorded earlier", oneOf: ["build", "recorded"]},
      isStale: {type: "bool", meaning: "whether it would be trained otherwise today"},
      verifiedAt: {
        type: "utf8",
        meaning: "when today's code made it, or last gave the same bits, ISO 8601, UTC; empty where it has not"
      },
      parameterCount: {type: "uint32", meaning: "trained parameters"},
      forwardFlops: {type: "uint32", meaning: "floating-point operations of one image's forward pass"},
      epochCount: {type: "uint16", meaning: "passes over the training split"},
      batchSize: {type: "uint16", meaning: "examples per step"},
      learningRate: {type: "float32", meaning: "largest step size of the optimiser", range: positive},
      trainCount: {type: "uint32", meaning: "examples in the training split"},
      trainAccuracy: share("accuracy on the whole training split, dropout off"),
      trainLoss: nats("mean cross-entropy on the whole training split, dropout off"),
      validationAccuracy: share("accuracy on the validation split"),
      validationLoss: nats("mean cross-entropy on the validation split"),
      testAccuracy: share("accuracy on the test split"),
      testLoss: nats("mean cross-entropy on the test split"),
      trainSeconds: {type: "float32", meaning: "wall time of the training steps, s", range: positive},
      inferenceMicroseconds: {type: "float32", meaning: "wall time per test image, one core, µs", range: positive},
      workerCount: {type: "uint8", meaning: "worker threads that trained it"},
      weightsSha256: sha256("the final parameters as little-endian float32"),
      datasetSha256: sha256("the four raw files' hashes"),
      startedAt: {type: "utf8", meaning: "start of training, ISO 8601, UTC"},
      machine: {type: "utf8", meaning: "processor, cores, system and Node version"}
    }
  },
  epochs: {
    row: "a run's epoch on a split",
    columns: {
      run,
      epoch: {type: "uint16", meaning: "epoch, from 1"},
      split: {...split, oneOf: ["train", "validation"]},
      accuracy: share("train: running average, dropout on; validation: after the epoch, dropout off"),
      loss: nats("mean cross-entropy, measured as accuracy is"),
      seconds: {type: "float32", meaning: "wall time, s", range: positive}
    }
  },
  "recorded-epochs": {
    row: "an epoch of a recorded run of the original report's models, their ablations, the proposals, the controls or the best network, on a split",
    columns: {
      run,
      epoch: {type: "uint16", meaning: "epoch, from 1"},
      split: {...split, oneOf: ["train", "validation"]},
      accuracy: share("training: running average with dropout on; validation: after the epoch, dropout off"),
      loss: nats("mean cross-entropy, measured likewise"),
      seconds: {type: "float32", meaning: "wall time, s, beside whatever else the machine did", range: positive}
    }
  },
  variants: {
    row: "something that was trained: a model as the protocol says, or with something changed",
    columns: {
      variant: {type: "utf8", meaning: "its name"},
      model: {...model, meaning: "the original report's kind of network that it is"},
      group: {type: "utf8", meaning: "what it is trained for", oneOf: variantGroups},
      change: {type: "utf8", meaning: "what is changed, in words; empty for the two models themselves"},
      base: {type: "utf8", meaning: "variant that it is held against; empty where there is none"},
      parameterCount: {type: "uint32", meaning: "trained parameters"},
      forwardFlops: {type: "uint32", meaning: "floating-point operations of one image's forward pass"},
      epochCount: {type: "uint16", meaning: "passes over the training split"},
      exampleTimeRatio: nullable({
        type: "float32",
        meaning:
          "training time for each example seen, as a multiple of the base’s, of the CNN as one of the ANN’s: median over the seeds of table `training-times`, each beside the base’s",
        range: positive
      }),
      labelsPerClass: nullable({type: "uint16", meaning: "labels known of each class, where not all are"}),
      seedCount: {type: "uint8", meaning: "seeds of which a run is known"}
    }
  },
  "training-times": {
    row: "the training of a variant's seed, timed in turn with those of the others in this table",
    columns: {
      variant: {type: "utf8", meaning: "what was trained"},
      seed: {type: "uint32", meaning: "seed of every random draw"},
      exampleMicroseconds: {type: "float32", meaning: "training time for each example seen, µs", range: positive}
    }
  },
  seeds: {
    row: "a measure of a variant over its seeds",
    columns: {
      variant: {type: "utf8", meaning: "what was trained"},
      measure: {
        type: "utf8",
        meaning: "shares, or mean cross-entropy in nats; gap is training less validation accuracy, dropout off",
        oneOf: seedMeasures
      },
      seedCount: {type: "uint8", meaning: "seeds"},
      mean: difference("mean over the seeds"),
      standardDeviation: nullable(difference("sample standard deviation; none for one seed")),
      lower: nullable(difference("lower bound of the mean's 95% t interval; none for one seed")),
      upper: nullable(difference("upper bound of it"))
    }
  },
  changes: {
    row: "a variant held against its base on the same seeds, by one measure",
    columns: {
      variant: {type: "utf8", meaning: "what was trained"},
      base: {type: "utf8", meaning: "what it is held against"},
      measure: {type: "utf8", meaning: "as in table seeds", oneOf: seedMeasures},
      seedCount: {type: "uint8", meaning: "seeds that both were trained with"},
      difference: difference("variant less base, mean over the seeds"),
      lower: difference("lower bound of the difference's 95% interval"),
      upper: difference("upper bound of it"),
      method: {
        type: "utf8",
        meaning: "how interval and p came about; over images, p is McNemar's exact",
        oneOf: changeMethods
      },
      pValue: pValue("two-sided p of no difference"),
      adjustedPValue: pValue("the same after Holm's correction for the variants of the same group and method")
    }
  },
  pairs: {
    row: "two seeds of the core models compared on the same 10,000 test images",
    columns: {
      run: {type: "utf8", meaning: "first run"},
      other: {type: "utf8", meaning: "second run"},
      onlyRunCount: {type: "uint16", meaning: "images only the first gets right"},
      onlyOtherCount: {type: "uint16", meaning: "images only the second gets right"},
      neitherCount: {type: "uint16", meaning: "images neither gets right"},
      log10PValue: {type: "float32", meaning: "log10 of McNemar's exact two-sided p", range: [-Infinity, 0]}
    }
  },
  comparisons: {
    row: "two runs compared on the same test images",
    columns: {
      run: {type: "utf8", meaning: "first run"},
      other: {type: "utf8", meaning: "second run"},
      bothCount: {type: "uint32", meaning: "images both get right"},
      onlyRunCount: {type: "uint32", meaning: "images only the first gets right"},
      onlyOtherCount: {type: "uint32", meaning: "images only the second gets right"},
      neitherCount: {type: "uint32", meaning: "images neither gets right"},
      difference: {type: "float32", meaning: "accuracy of the second minus the first", range: [-1, 1]},
      lower: {type: "float32", meaning: "lower bound, paired bootstrap, 95%", range: [-1, 1]},
      upper: {type: "float32", meaning: "upper bound, paired bootstrap, 95%", range: [-1, 1]},
      log10PValue: {type: "float32", meaning: "log10 of McNemar's exact two-sided p", range: [-Infinity, 0]}
    }
  },
  trials: {
    row: "a trial of hyperparameters on a rung of successive halving",
    columns: {
      search: {type: "utf8", meaning: "search that it belongs to", oneOf: searchNames},
      trial: {type: "uint8", meaning: "trial, from 1"},
      learningRate: {type: "float32", meaning: "step size of the optimiser", range: positive},
      batchSize: {type: "uint16", meaning: "examples per step"},
      dropout: share("share of dense units dropped"),
      width: {
        type: "float32",
        meaning: "filters and dense units, as a multiple of the original report's",
        range: positive
      },
      epochCount: {type: "uint16", meaning: "epochs of the rung"},
      validationAccuracy: share("accuracy on the validation split, by which trials go on"),
      isKept: {type: "bool", meaning: "whether it goes on to the next rung, or on the last is chosen"}
    }
  }
} as const satisfies Record<string, TableSchema>;
