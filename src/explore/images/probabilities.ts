import {classCount} from "../../lib/classNames.js";
import type {Columns} from "../../lib/columns.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import type {ModelAnswers} from "./modelAnswers.js";

/** Finds a model's ten probabilities of an image, shape [10]. @throws RangeError for an image that is not held */
export type Probabilities = (image: number) => ArrayLike<number>;

/** Finds the probabilities of the report's two models in table `predictions`. */
export function probabilitiesOf({
  model,
  example,
  probabilities
}: Columns<"predictions">): Readonly<Record<Model, Probabilities>> {
  const rows: Readonly<Record<string, Map<number, number>>> = {ann: new Map(), cnn: new Map()};
  model.forEach((name, row) => rows[name]!.set(example[row]!, row));
  const ofModel =
    (name: Model): Probabilities =>
    (image) => {
      const row = rows[name]!.get(image);
      if (row === undefined)
        throw new RangeError(`missing prediction: expected image ${image} of the ${name}, got none`);
      return probabilities.subarray(row * classCount, (row + 1) * classCount);
    };
  return {ann: ofModel("ann"), cnn: ofModel("cnn")};
}

/** A reader's own model's probabilities; undefined where it has none, or where a table holds them. */
export function ownProbabilities({probabilities}: ModelAnswers): Probabilities | undefined {
  return probabilities && ((image) => probabilities.subarray(image * classCount, (image + 1) * classCount));
}

/** Half the sum of the absolute differences of two models' probabilities, of each image; in [0, 1], shape [count]. */
export function disagreement(first: Probabilities, second: Probabilities, count: number): Float32Array {
  return Float32Array.from({length: count}, (_, image) => {
    const [p, q] = [first(image), second(image)];
    let sum = 0;
    for (let label = 0; label < classCount; ++label) sum += Math.abs(p[label]! - q[label]!);
    return sum / 2;
  });
}
