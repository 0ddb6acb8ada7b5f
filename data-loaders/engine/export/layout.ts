import {floatBytes, roundedUp, sizeOf} from "../kernels/kernel.js";
import {lineBytes} from "./room.js";
import type {Step} from "./simplify.js";
import type {Value} from "./tracing.js";

/** Where the values of some steps lie in one stretch of memory, in bytes from its start. */
export interface Layout {
  readonly offsets: ReadonlyMap<Value, number>;
  readonly bytes: number;
}

interface Slot {
  readonly offset: number;
  readonly bytes: number;
}

/**
 * Gives each value that a step makes a place, which a later value takes over once nobody needs the earlier one. Values
 * begin at cache lines.
 * @param placed values that have a place already
 */
export function layOut(steps: readonly Step[], placed: ReadonlyMap<Value, unknown>): Layout {
  const lastUse = lastUses(steps);
  const slots = new Map<Value, Slot>();
  const free: Slot[] = [];
  let end = 0;
  steps.forEach(({inputs, output}, i) => {
    if (!placed.has(output.value)) {
      const bytes = roundedUp(sizeOf(output.shape) * floatBytes, lineBytes);
      const slot = takeSmallest(free, bytes) ?? {offset: end, bytes};
      end = Math.max(end, slot.offset + slot.bytes);
      slots.set(output.value, slot);
    }
    for (const value of new Set(Object.values(inputs).map((operand) => operand.value))) {
      const slot = slots.get(value);
      if (slot !== undefined && lastUse.get(value) === i) free.push(slot);
    }
  });
  return {offsets: new Map([...slots].map(([value, {offset}]) => [value, offset])), bytes: end};
}

function lastUses(steps: readonly Step[]): ReadonlyMap<Value, number> {
  const uses = steps.flatMap(({inputs}, i) => Object.values(inputs).map(({value}) => [value, i] as const));
  return new Map(uses);
}

/** Takes the smallest free slot with room for so many bytes. */
function takeSmallest(free: Slot[], bytes: number): Slot | undefined {
  const fitting = free.filter((slot) => slot.bytes >= bytes);
  const smallest = fitting.toSorted((a, b) => a.bytes - b.bytes)[0];
  if (smallest !== undefined) free.splice(free.indexOf(smallest), 1);
  return smallest;
}
