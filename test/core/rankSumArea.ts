/** The chance that a value of the second lies above one of the first, ties counting half, from the sum of mid-ranks. */
export function rankSumArea(first: readonly number[], second: readonly number[]): number {
  const scored = [
    ...first.map((score) => ({score, isSecond: false})),
    ...second.map((score) => ({score, isSecond: true}))
  ];
  scored.sort((a, b) => a.score - b.score);
  let [rankSum, from] = [0, 0];
  while (from < scored.length) {
    let to = from;
    while (to < scored.length && scored[to]!.score === scored[from]!.score) ++to;
    for (let i = from; i < to; ++i) if (scored[i]!.isSecond) rankSum += (from + 1 + to) / 2;
    from = to;
  }
  return (rankSum - (second.length * (second.length + 1)) / 2) / (first.length * second.length);
}
