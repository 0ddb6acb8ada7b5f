import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import type {FashionMnist} from "../dataset/examples.js";
import type {Distances} from "../evaluation/outOfDistribution/detector.js";
import type {SplitIndices} from "../dataset/stratifiedSplit.js";
import type {GarmentFlow} from "../inspection/garmentFlow.js";
import type {Inspection} from "../inspection/inspection.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import type {Recorded} from "./recordedTables.js";

/** All that the tables are made of. */
export interface ReportParts {
  /** The whole data set, and how its training file is split. */
  readonly dataset: FashionMnist;
  readonly datasetSplit: SplitIndices;
  /** What was trained on: the same, or a part in quick builds. */
  readonly used: FashionMnist;
  readonly usedSplit: SplitIndices;
  /** The two core models. */
  readonly ann: EvaluatedRun;
  readonly cnn: EvaluatedRun;
  readonly inspection: Inspection;
  readonly layers: readonly Row<"layers">[];
  readonly provenance: readonly Row<"provenance">[];
  readonly outOfDistribution: readonly Row<"out-of-distribution">[];
  /** How far the test images are from what the CNN knows. */
  readonly testDistances: readonly Distances[];
  /** What both core models make of the corrupted images that are shown; probabilities, [n, 10]. */
  readonly corruptedAnswers: Readonly<Record<Model, Float32Array>>;
  /** A garment on its way through both. */
  readonly flow: GarmentFlow;
  readonly browserRuns: readonly Row<"browser-runs">[];
  /** Runs trained earlier, which this build is compared with, and what they found. */
  readonly recorded: Recorded;
}
