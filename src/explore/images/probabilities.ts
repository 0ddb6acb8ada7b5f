import {classCount} from "../../lib/classNames.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import type {Columns} from "../../lib/columns.js";

/** Both models' ten probabilities of an image, each of shape [10]. */
export type Probabilities = Readonly<Record<Model, ArrayLike<number>>>;

/**
 * Finds the probabilities of test images in table `predictions`.
 * @returns for an image the probabilities of both models
 * @throws RangeError, when asked, for an image that the table does not hold for both models
 */
export function probabilitiesOf({
  model,
  example,
  probabilities
}: Columns<"predictions">): (image: number) => Probabilities {
  const rows: Readonly<Record<string, Map<number, number>>> = {ann: new Map(), cnn: new Map()};
  model.forEach((name, row) => rows[name]!.set(example[row]!, row));
  const ofRow = (name: Model, image: number): ArrayLike<number> => {
    const row = rows[name]!.get(image);
    if (row === undefined) throw new RangeError(`missing prediction: expected image ${image} of the ${name}, got none`);
    return probabilities.subarray(row * classCount, (row + 1) * classCount);
  };
  return (image) => ({ann: ofRow("ann", image), cnn: ofRow("cnn", image)});
}
