import {join} from "node:path";
import {contentKey} from "../store/contentKey.js";
import {lockedPackages} from "../store/lockedPackages.js";
import type {Protocol} from "../training/protocol.js";
import type {Run} from "../training/run.js";
import {trainingCode} from "../training/trainingCode.js";
import {networkHash} from "../experiments/describeVariant.js";
import {protocolOfVariant, variant} from "../experiments/variants.js";
import {machine, nodeMajorOf} from "./machine.js";

/** What made a run what it is. */
export interface RunIdentity {
  /** Equal if and only if nothing that could change a bit of the run has changed. */
  readonly key: string;
  /** Parts of the key: the code that trains, the network, and the data. */
  readonly code: string;
  readonly network: string;
  readonly datasetSha256: string;
  /** Versions of tfjs and of the kernels' compiler. */
  readonly packages: Readonly<Record<string, string>>;
  /** Processor, cores, system and Node. */
  readonly machine: string;
}

/**
 * The identity of a run as it would be trained by this process's code.
 * @param nodeMajor of the Node that trains it
 * @throws RangeError for an unknown variant
 */
export async function runIdentity(
  run: Run,
  protocol: Protocol,
  datasetSha256: string,
  nodeMajor = nodeMajorOf(machine())
): Promise<RunIdentity> {
  const {key: code} = await trainingCode();
  const network = networkHash(run.variant);
  const key = contentKey({
    run,
    protocol,
    datasetSha256,
    code,
    network,
    start: startOf(run.variant),
    nodeMajor
  });
  return {key, code, network, datasetSha256, packages: packages(), machine: machine()};
}

/** What the run is that another one starts from. */
function startOf(name: string): object | null {
  const {startsFrom} = variant(name);
  if (startsFrom === undefined) return null;
  return {network: networkHash(startsFrom), protocol: protocolOfVariant(startsFrom), start: startOf(startsFrom)};
}

const named = ["@tensorflow/tfjs", "assemblyscript"] as const;
let read: Readonly<Record<string, string>> | undefined;

/** As the lockfile names them when they are first asked for, as with the code that trains. */
function packages(): Readonly<Record<string, string>> {
  return (read ??= readPackages());
}

function readPackages(): Record<string, string> {
  const locked = lockedPackages(join(import.meta.dirname, "..", ".."), named);
  return Object.fromEntries(named.map((name) => [name, locked[`node_modules/${name}`]!.split(" ")[0]!]));
}
