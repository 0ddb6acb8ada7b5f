/**
 * How every run is trained unless its variant says otherwise. Saved whole with each result.
 */
export interface Protocol {
  readonly epochCount: number;
  /** Examples per step; the last step of an epoch takes what is left. */
  readonly batchSize: number;
  /**
   * Examples per shard. A batch is always cut into the same shards, whoever computes them, and their
   * gradients are summed in the same order: so the number of workers changes no bit.
   */
  readonly shardSize: number;
  readonly learningRate: number;
  /** Decay of Adam's mean of the gradient. */
  readonly beta1: number;
  /** Decay of Adam's mean of the squared gradient. */
  readonly beta2: number;
  /** Keeps Adam's step finite where the squared gradient is tiny. */
  readonly epsilon: number;
  /** Share of each class's training images kept for validation. */
  readonly validationShare: number;
  /** Images of the training file in use; quick builds take fewer. */
  readonly trainingFileCount: number;
}

/** The source's protocol (its §2.2, §4.1 to §4.3), completed by PyTorch's defaults, since the source used PyTorch. */
export const sourceProtocol: Protocol = {
  epochCount: 10, // §4.3
  batchSize: 64, // §4.3
  shardSize: 16, // ours: four shards let up to four workers share a batch
  learningRate: 0.001, // §4.2
  beta1: 0.9, // torch.optim.Adam's default
  beta2: 0.999, // torch.optim.Adam's default
  epsilon: 1e-8, // torch.optim.Adam's default
  validationShare: 0.2, // §2.2
  trainingFileCount: 60_000
};

export const profiles = ["quick", "core"] as const;
export type Profile = (typeof profiles)[number];

/** The protocol of a profile: `quick` is for trying things out, and every page built from it says so. */
export function protocolOf(profile: Profile): Protocol {
  return profile === "quick" ? {...sourceProtocol, epochCount: 2, trainingFileCount: 6_000} : sourceProtocol;
}

/**
 * The profile that the environment variable REPORT_PROFILE names; `core` where it is not set. Framework's loaders
 * get no arguments, so the commands hand the profile on in this way.
 * @throws RangeError for an unknown profile
 */
export function profileOfEnvironment(): Profile {
  return parseProfile(process.env["REPORT_PROFILE"] ?? "core");
}

/** Reads a profile's name. @throws RangeError for an unknown one */
export function parseProfile(name: string): Profile {
  const profile = profiles.find((one) => one === name);
  if (profile === undefined) {
    throw new RangeError(`unknown profile: expected one of ${profiles.join(", ")}, got ${name}`);
  }
  return profile;
}
