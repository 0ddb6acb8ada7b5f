import type {UpdateRule} from "../engine/optimiser.js";
import type {Augmentation} from "./augmentation.js";
import type {Schedule} from "./schedule.js";

/**
 * How a run is trained. Saved whole with each result.
 */
export interface Protocol {
  readonly epochCount: number;
  /** Examples per step; the last step of an epoch takes what is left. */
  readonly batchSize: number;
  /**
   * Examples per shard. A batch is always cut into the same shards, whoever computes them, and their
   * gradients are summed in the same order: so the number of workers changes no bit. Batch normalisation takes its
   * moments shard by shard.
   */
  readonly shardSize: number;
  /** Largest step size of the optimiser. */
  readonly learningRate: number;
  /** How the step size goes over the run; constant where absent. */
  readonly schedule?: Schedule;
  /** How a gradient becomes a step. */
  readonly rule: UpdateRule;
  /** How training images are changed each time they are seen; not at all where absent. */
  readonly augmentation?: Augmentation;
  /** Share of the target that goes evenly to all classes, in [0, 1); 0 where absent. Source: Szegedy et al. 2016. */
  readonly labelSmoothing?: number;
  /**
   * Last epochs whose parameters, as each leaves them, are averaged to the run's result; none where absent.
   * Source: Izmailov et al. 2018, "Averaging weights leads to wider optima".
   */
  readonly averagedEpochCount?: number;
  /** The only thing that the run's seed decides, all else being drawn with seed 1; everything where absent. */
  readonly varies?: SeedPart;
  /** Whether the pixels of all images are put in one fixed other order. */
  readonly permutesPixels?: boolean;
  /** Whether pixels are standardised; otherwise they are scaled to 0 to 1. */
  readonly standardises: boolean;
  /** Share of each class's training images kept for validation. */
  readonly validationShare: number;
  /** In place of the share: which of so many equal parts is kept, from 0. */
  readonly fold?: {readonly index: number; readonly count: number};
  /** Images of the training file in use; quick builds take fewer. */
  readonly trainingFileCount: number;
  /** The only classes whose images are used, for training and for measuring; all ten where absent. */
  readonly classes?: readonly number[];
  /** Labels that are known for each class; all where absent. */
  readonly few?: {
    readonly labelsPerClass: number;
    /** Visits to images that make an epoch, since few images alone make too short a one. */
    readonly examplesPerEpoch: number;
  };
}

/** What a seed decides: which images are kept for validation, initial weights, order of the images, dropout's masks. */
export type SeedPart = "split" | "weights" | "order" | "dropout";

/** The seed that a part of a run is drawn with. */
export function seedOf({varies}: Pick<Protocol, "varies">, seed: number, part: SeedPart): number {
  return varies === undefined || varies === part ? seed : 1;
}

/** The source's protocol (its §2.2, §2.3, §4.1 to §4.3), completed by PyTorch's defaults, since the source used PyTorch. */
export const sourceProtocol: Protocol = {
  epochCount: 10, // §4.3
  batchSize: 64, // §4.3
  shardSize: 16, // ours: four shards let up to four workers share a batch
  learningRate: 0.001, // §4.2
  rule: {kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8}, // §4.1; torch.optim.Adam's defaults
  standardises: true, // §2.3
  validationShare: 0.2, // §2.2
  trainingFileCount: 60_000
};

export const profiles = ["quick", "core", "full"] as const;
export type Profile = (typeof profiles)[number];

/** How much a run is trained: a small part in quick builds, else as its protocol says. */
export type TrainingAmount = Exclude<Profile, "full">;

/** How much the runs of a profile are trained; the full one trains as the core one does, only more runs. */
export function trainingAmount(profile: Profile): TrainingAmount {
  return profile === "full" ? "core" : profile;
}

/** What a profile changes in every run: `quick` is for trying things out, and every page built from it says so. */
export function inProfile(profile: Profile, protocol: Protocol): Protocol {
  if (profile !== "quick") return protocol;
  return {...protocol, epochCount: Math.min(2, protocol.epochCount), trainingFileCount: 6_000};
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
