/** Something whose time is taken, for each of several networks. */
export interface Contender<Network extends string> {
  readonly name: string;
  /** How often it is measured: the slow ones once. */
  readonly isSlow?: boolean;
  /** @returns time of a step after a warm-up, ms; undefined where it cannot be had, of this network or on this machine */
  measure(network: Network): Promise<number | undefined>;
}

/** Times of a step, ms, by contender. */
export type Times<Network extends string> = ReadonlyMap<Contender<Network>, readonly number[]>;

/** Rounds in which every contender is measured once, in turn, so that a noisy minute falls on all of them. */
export const roundCount = 5;

/** Measures all contenders in rounds. */
export async function timesOf<Network extends string>(
  network: Network,
  contenders: readonly Contender<Network>[]
): Promise<Times<Network>> {
  const times = new Map<Contender<Network>, number[]>();
  for (let round = 0; round < roundCount; ++round) {
    for (const contender of contenders) {
      if (round > 0 && contender.isSlow === true) continue;
      const time = await contender.measure(network);
      if (time === undefined) continue;
      times.set(contender, [...(times.get(contender) ?? []), time]);
      console.error(`${network}, round ${round + 1}: ${contender.name} ${time.toFixed(2)} ms a step`);
    }
  }
  return times;
}

/** The networks that are named; all where none is. @throws RangeError for an unknown one */
export function chosenNetworks<Network extends string>(
  known: readonly Network[],
  names: readonly string[]
): readonly Network[] {
  const unknown = names.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined)
    throw new RangeError(`unknown network: expected one of ${known.join(", ")}; got "${unknown}"`);
  return known.filter((one) => names.length === 0 || names.includes(one));
}

/** Least, median and greatest of some times, as cells of a table. */
export function spread(values: readonly number[]): readonly string[] {
  return [Math.min(...values), median(values), Math.max(...values)].map((value) => value.toFixed(2));
}

/** Of an even number of values the upper of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
