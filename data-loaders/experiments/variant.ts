import type {Topology} from "../models/topology.js";
import {sourceProtocol, type Protocol} from "../training/protocol.js";

/** Something that can be trained: the source's network and protocol, or with something changed. */
export interface Variant {
  readonly topology: Topology;
  readonly protocol: Protocol;
  /** What differs from the model that it is held against, in a few words; nothing for the two models themselves. */
  readonly change: string;
  /** The variant whose run of the same seed gives all initial weights but the last layer's. */
  readonly startsFrom?: string;
}

/** A network trained as the source trains, but for what is changed. */
export function variantOf(
  topology: Topology,
  change: string,
  protocol: Partial<Protocol> = {},
  rest: Pick<Variant, "startsFrom"> = {}
): Variant {
  return {topology, change, protocol: {...sourceProtocol, ...protocol}, ...rest};
}
