const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;

/** A small number as a sentence writes it: "five", "12". */
export function countWord(value: number): string {
  return words[value] ?? String(value);
}

/** A number of things as a sentence writes it: "five seeds", "one seed", "12 seeds". */
export function countOf(value: number, noun: string): string {
  return `${countWord(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** How many seeds two models have: "five seeds each", or "five seeds of the ANN and three of the CNN". */
export function seedsOfBoth(ann: number, cnn: number): string {
  return ann === cnn
    ? `${countOf(ann, "seed")} each`
    : `${countOf(ann, "seed")} of the ANN and ${countWord(cnn)} of the CNN`;
}

/** Without a capital, to go on in a sentence. */
export function uncapitalised(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** With a capital, to begin a sentence. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
