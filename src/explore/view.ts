import type {Model} from "../lib/tableSchemas.js";

/** Which model errs on the images shown. */
export const wrongs = ["any", "ann", "cnn", "both", "only-ann", "only-cnn"] as const;
export type Wrong = (typeof wrongs)[number];

export const sorts = ["loss", "confidence", "index"] as const;
export type Sort = (typeof sorts)[number];

export const orders = ["desc", "asc"] as const;
export type Order = (typeof orders)[number];

/** What the reader looks at. */
export interface View {
  readonly wrong: Wrong;
  /** Only images of this true class. */
  readonly label: number | undefined;
  /** Only images that `model` takes for this class. */
  readonly prediction: number | undefined;
  /** The model that `prediction`, and sorting by loss and confidence, speak of. */
  readonly model: Model;
  readonly sort: Sort;
  readonly order: Order;
  /** The test image that is open, by its place in the test file. */
  readonly image: number | undefined;
}

/** All errors, those that surprise the CNN most first. */
export const firstView: View = {
  wrong: "any",
  label: undefined,
  prediction: undefined,
  model: "cnn",
  sort: "loss",
  order: "desc",
  image: undefined
};

/** The order in which a reader wants a sort at first: the largest values, or the file's own order. */
export function firstOrder(sort: Sort): Order {
  return sort === "index" ? "asc" : "desc";
}
