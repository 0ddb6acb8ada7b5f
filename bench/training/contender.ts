import type {Contender as AnyContender} from "../rounds.js";

/** Variants whose training is timed: the report's models, the small VGG, and the best network that is recorded. */
export const timedNetworks = ["ann", "cnn", "vgg", "resnet-20"] as const;
export type TimedNetwork = (typeof timedNetworks)[number];

/** Something that trains networks, in batches as their protocols have them. */
export type Contender = AnyContender<TimedNetwork>;
