import type {ScaleOptions} from "@observablehq/plot";

/** An axis across: its label below the middle, without an arrow and tick marks. */
export const acrossAxis = {labelAnchor: "center", labelArrow: "none", tickSize: 0} as const;

/** An axis across whose ticks are epochs. @param ticks how many, about */
export function epochAxis(ticks: number): ScaleOptions {
  return {
    ...acrossAxis,
    label: "Epoch",
    ticks,
    tickFormat: (epoch: number) => (Number.isInteger(epoch) ? String(epoch) : "")
  };
}

/** An upright axis with a grid, from one round number to another, without an arrow. @param label with its unit */
export function uprightAxis(label: string): ScaleOptions {
  return {label, labelArrow: "none", grid: true, nice: true, ticks: 6, tickSize: 0};
}
