/**
 * What the best of n settings reaches on average where they are drawn, each once, from all that were tried. Of settings
 * that were themselves drawn at random it is an unbiased estimate for n drawn anew.
 * Sources: Dodge and others 2019, "Show your work", who introduce the curve; Tang and others 2020, "Showing your work
 * doesn't always work", for drawing each once, which removes its bias.
 * @param values that the settings reach, in any order, shape [size]
 * @returns for n = 1 to size, shape [size]
 */
export function expectedBest(values: readonly number[]): number[] {
  const falling = values.toSorted((a, b) => b - a);
  return falling.map((_, i) => meanLargest(falling, i + 1));
}

/** Mean of the largest of some values drawn from `falling`, each once. */
function meanLargest(falling: readonly number[], drawnCount: number): number {
  let chance = drawnCount / falling.length; // that the largest of all is drawn, and with it the largest of those drawn
  return falling.reduce((sum, value, i) => {
    const own = chance * value;
    const smallerCount = falling.length - 1 - i;
    chance *= smallerCount === 0 ? 0 : (smallerCount - drawnCount + 1) / smallerCount;
    return sum + own;
  }, 0);
}
