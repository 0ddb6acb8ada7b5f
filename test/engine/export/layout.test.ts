import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {layOut} from "../../../data-loaders/engine/export/layout.js";
import type {Value} from "../../../data-loaders/engine/export/tracing.js";
import type {Step} from "../../../data-loaders/engine/export/simplify.js";

const alignment = 64;

/** A step that makes a value of so many floats from others. */
function step(output: Value, size: number, ...inputs: Value[]): Step {
  const operand = (value: Value, length: number): Step["output"] => ({value, shape: [length]});
  return {
    kernelName: "Any",
    inputs: Object.fromEntries(inputs.map((value, i) => [`input${i}`, operand(value, 1)])),
    attributes: {},
    output: operand(output, size)
  };
}

/** Chains and branches of steps, each of which takes some of the values before it. */
const programs = fc
  .array(fc.record({size: fc.integer({min: 1, max: 100}), taken: fc.array(fc.nat(), {maxLength: 3})}), {
    minLength: 1,
    maxLength: 20
  })
  .map((drawn) => {
    const values: Value[] = drawn.map(() => ({}));
    const steps = drawn.map(({size, taken}, i) => {
      const inputs = i === 0 ? [] : taken.map((n) => values[n % i]!);
      return step(values[i]!, size, ...inputs);
    });
    return {values, steps, sizes: drawn.map(({size}) => size)};
  });

describe("layOut", () => {
  it("never lets two values that are needed at once lie in one place", () => {
    fc.assert(
      fc.property(programs, ({values, steps, sizes}) => {
        const {offsets, bytes} = layOut(steps, new Map());
        const lastUse = values.map((value, i) => {
          return steps.reduce((last, {inputs}, j) => {
            return Object.values(inputs).some((operand) => operand.value === value) ? j : last;
          }, i);
        });
        values.forEach((a, i) => {
          const start = offsets.get(a)!;
          expect(start % alignment).toBe(0);
          expect(start + 4 * sizes[i]!).toBeLessThanOrEqual(bytes);
          values.slice(i + 1).forEach((b, k) => {
            const j = i + 1 + k;
            if (lastUse[i]! < j) return;
            const other = offsets.get(b)!;
            expect(start + 4 * sizes[i]! <= other || other + 4 * sizes[j]! <= start).toBe(true);
          });
        });
      }),
      {numRuns: 300}
    );
  });
  it("lets a value take the place of one that nobody needs any more", () => {
    const [a, b, c] = [{}, {}, {}];
    const {offsets, bytes} = layOut([step(a, 16), step(b, 16, a), step(c, 16, b)], new Map());
    expect(offsets.get(c)).toBe(offsets.get(a));
    expect(bytes).toBe(2 * alignment);
  });
  it("leaves values alone that have a place already", () => {
    const [a, b] = [{}, {}];
    expect([...layOut([step(a, 16), step(b, 16, a)], new Map([[b, 0]])).offsets.keys()]).toEqual([a]);
  });
});
