import type {Model} from "../../src/lib/schemas/vocabulary.js";
import type {ParameterCounts} from "../engine/export/parameters.js";
import type {Protocol} from "../training/protocol.js";
import type {Run} from "../training/run.js";
import type {ExportedNetwork} from "../engine/runtime/exportedNetwork.js";

/** Shape of what a layer gives; a vector has height and width 1. */
export interface ShownLayer {
  readonly layer: string;
  readonly height: number;
  readonly width: number;
  readonly channelCount: number;
}

/** A network as a browser runs and trains it. */
export interface BrowserModel {
  readonly network: ExportedNetwork;
  readonly counts: ParameterCounts;
  /** The layers that can be looked at, in their order. */
  readonly layers: readonly ShownLayer[];
  /** What its logits are divided by for calibrated probabilities. */
  readonly temperature: number;
  /** The short run that can be repeated. */
  readonly run: Run;
  readonly protocol: Protocol;
  /** How the report's own run is trained, which can be repeated too. */
  readonly wholeProtocol: Protocol;
}

/** Contents of models.json: all that a browser needs of both networks besides their weights and our kernels. */
export interface BrowserModels {
  readonly models: Readonly<Record<Model, BrowserModel>>;
  /** Of the pixels that the weights were trained on, as shares of full intensity. */
  readonly standardisation: {readonly mean: number; readonly standardDeviation: number};
  /** What a byte of test-activations.u8 stands for. */
  readonly activationStep: number;
}
