import {expect} from "vitest";

/** A number as a text shows it. */
export interface ShownNumber {
  readonly value: number;
  /** Of its last digit. */
  readonly unit: number;
}

/**
 * What a number was recomputed to: itself, or for the end of a bootstrap interval, which no other formula gives
 * exactly, the normal approximation's and how far from it the resampled one may lie.
 */
export type Expected = number | {readonly about: number; readonly within: number};

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const time = /(?<minutes>\d+)\u202fmin (?<seconds>\d\d)\u202fs/;
const power = new RegExp(`(?<exponent>⁻?[${superscripts}]+)`);
const decimal = /(?<sign>[−+]?)(?<whole>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?<places>\.\d+)?/;
const shown = new RegExp([time, power, decimal].map(({source}) => source).join("|"), "gu");

/**
 * Every number in a text, in order: with thousands apart, a true minus sign, or digits after a point; an exponent
 * written high is a number of its own, and a length of time in minutes and seconds is one in seconds.
 */
export function numbersInText(text: string): ShownNumber[] {
  return Array.from(text.matchAll(shown), ({groups}) => {
    const {minutes, seconds, exponent, sign, whole, places = ""} = groups!;
    if (minutes !== undefined) return {value: 60 * Number(minutes) + Number(seconds), unit: 1};
    if (exponent !== undefined) return {value: exponentOf(exponent), unit: 1};
    const size = Number(whole!.replaceAll(",", "") + places);
    return {value: sign === "−" ? -size : size, unit: 10 ** -Math.max(0, places.length - 1)};
  });
}

function exponentOf(text: string): number {
  const digits = Array.from(text.replace("⁻", ""), (digit) => superscripts.indexOf(digit)).join("");
  return text.startsWith("⁻") ? -Number(digits) : Number(digits);
}

/** What float32 leaves of a number, relative to its size, or to 1 if it is smaller. */
const precision = 1e-6;

/** How far a number may lie from what is expected. @param unit of its last digit in a text; absent for a column */
function tolerance(expected: Expected, unit?: number): number {
  const slack = typeof expected === "number" ? 0 : expected.within;
  const noise = precision * Math.max(1, Math.abs(centre(expected)));
  return slack + (unit === undefined ? noise : unit / 2 + Math.min(noise, unit / 10));
}

function centre(expected: Expected): number {
  return typeof expected === "number" ? expected : expected.about;
}

/** Fails unless a text's numbers are those expected, each to half a unit of its last digit, and no others. */
export function expectNumbers(text: unknown, expected: readonly Expected[]): void {
  const found = numbersInText(text as string);
  const recomputed = expected.map((one, i) => {
    const {value, unit} = found[i] ?? {value: NaN, unit: 0};
    return Math.abs(value - centre(one)) <= tolerance(one, unit) ? value : centre(one);
  });
  expect.soft({text, numbers: found.map(({value}) => value)}).toEqual({text, numbers: recomputed});
}

/** Fails unless a column's number is the one expected; null where none is. */
export function expectValue(actual: unknown, expected: Expected | undefined): void {
  if (expected === undefined) return expect.soft(actual).toBeNull();
  const isNear = typeof actual === "number" && Math.abs(actual - centre(expected)) <= tolerance(expected);
  expect.soft(actual).toBe(isNear ? actual : centre(expected));
}
