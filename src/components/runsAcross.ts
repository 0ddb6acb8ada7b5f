/** Below this width, px, drawings run down the page. */
export const narrowWidth = 640;

/** What the name of a step takes at least, px. */
const stepWidth = 108;

/** Whether so many steps stand side by side in a width, px, and not below each other. */
export function runsAcross(stepCount: number, width: number): boolean {
  return width >= Math.max(narrowWidth, stepCount * stepWidth);
}
