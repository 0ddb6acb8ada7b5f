import {splits, type Split} from "../../src/lib/schemas/vocabulary.js";
import type {LayerDescription} from "../models/describeLayers.js";
import type {Artefact} from "../store/readArtefact.js";
import {sha256} from "../store/sha256.js";
import type {EpochResult} from "../training/checkpoint.js";
import type {Protocol} from "../training/protocol.js";
import type {Run} from "../training/run.js";
import type {RunIdentity} from "./runIdentity.js";
import {bytesOf, floatsOf} from "../store/floatBytes.js";

/** What is known of a finished run besides its numbers. */
export interface RunFacts {
  readonly run: Run;
  readonly protocol: Protocol;
  readonly layers: readonly LayerDescription[];
  readonly epochs: readonly EpochResult[];
  readonly datasetSha256: string;
  readonly weightsSha256: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly inferenceMicroseconds: number;
  readonly workerCount: number;
  readonly machine: string;
  readonly identity: RunIdentity;
}

/** A run as the store keeps it. */
export interface StoredRun extends RunFacts {
  /** The trained ones, then the averaged ones. */
  readonly parameters: Float32Array;
  /** The network's outputs for each split, [exampleCount, 10], dropout off. */
  readonly logits: Readonly<Record<Split, Float32Array>>;
}

/** Files of a run's artefact: little-endian float32, as every machine that runs Node stores them. */
export function encodeRun({parameters, logits}: Pick<StoredRun, "parameters" | "logits">): Record<string, Uint8Array> {
  const tensors = splits.map((split) => [fileName(split), bytesOf(logits[split])] as const);
  return {"parameters.f32": bytesOf(parameters), ...Object.fromEntries(tensors)};
}

/** The run that an artefact holds. */
export function decodeRun({files, facts}: Artefact): StoredRun {
  const logits = Object.fromEntries(splits.map((split) => [split, floatsOf(files[fileName(split)]!)]));
  return {
    ...(facts as unknown as RunFacts),
    parameters: floatsOf(files["parameters.f32"]!),
    logits: logits as Record<Split, Float32Array>
  };
}

/** SHA-256 of parameters as little-endian float32. */
export function weightsSha256(parameters: Float32Array): string {
  return sha256(bytesOf(parameters));
}

function fileName(split: Split): string {
  return `${split}-logits.f32`;
}
