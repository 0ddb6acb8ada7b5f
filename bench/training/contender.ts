/** Variants whose training is timed: the report's models, the small VGG, and the best network that is recorded. */
export const timedNetworks = ["ann", "cnn", "vgg", "resnet-20"] as const;
export type TimedNetwork = (typeof timedNetworks)[number];

/** Something that trains networks, in batches as their protocols have them. */
export interface Contender {
  readonly name: string;
  /** How often it is measured: the slow ones once. */
  readonly isSlow?: boolean;
  /** @returns time of a step after a warm-up, ms; undefined where it cannot be had, of this network or on this machine */
  measure(network: TimedNetwork): Promise<number | undefined>;
}
