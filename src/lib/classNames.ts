/**
 * The ten garment classes in the order of the data set's labels 0 to 9.
 * Source: Zalando's README of Fashion-MNIST, "Labels"; "T-shirt/top" is shortened.
 */
export const classNames = [
  "T-shirt",
  "Trouser",
  "Pullover",
  "Dress",
  "Coat",
  "Sandal",
  "Shirt",
  "Sneaker",
  "Bag",
  "Ankle boot"
] as const;

export type ClassName = (typeof classNames)[number];

/** Number of classes, and so of labels and of probabilities per example. */
export const classCount = classNames.length;

/**
 * The name of a label.
 * @param label class index, an integer in [0, 9]
 * @throws RangeError for any other number
 */
export function className(label: number): ClassName {
  const name = classNames[label];
  if (name === undefined) throw new RangeError(`invalid label: expected an integer in [0, 9], got ${label}`);
  return name;
}

/** A garment of a class, as a sentence names it: "trouser", "T-shirt". @throws RangeError for a number that is no label */
export function commonName(label: number): string {
  const name = className(label);
  return name.startsWith("T-") ? name : name.toLowerCase();
}

/** The same with its article: "a trouser", "an ankle boot". @throws RangeError for a number that is no label */
export function withArticle(label: number): string {
  const name = commonName(label);
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}

/**
 * Several garments of a class, as a sentence names them: "trousers", "dresses", "T-shirts".
 * @throws RangeError for a number that is no label
 */
export function pluralName(label: number): string {
  const noun = commonName(label);
  return noun.endsWith("s") ? `${noun}es` : `${noun}s`;
}

/** Several garments of a class at the beginning of a sentence: "Trousers". @throws RangeError as pluralName */
export function capitalPlural(label: number): string {
  const noun = pluralName(label);
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}
