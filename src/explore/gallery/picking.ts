/** Most images that can be picked out: as many as an address can name. */
export const mostPicked = 500;

/** The picked images with one more, or without it if it was picked; ascending. */
export function withPick(picked: readonly number[], image: number): number[] {
  return picked.includes(image) ? picked.filter((one) => one !== image) : withPicks(picked, [image]);
}

/** The picked images with some more, as many as there may be; ascending. */
export function withPicks(picked: readonly number[], images: Iterable<number>): number[] {
  return [...new Set([...picked, ...images])].slice(0, mostPicked).sort((a, b) => a - b);
}
