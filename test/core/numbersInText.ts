/** A number as a text shows it. */
export interface ShownNumber {
  readonly value: number;
  /** Of its last digit. */
  readonly unit: number;
}

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

/** Whether some numbers stand in a text one after the other, each to half a unit of its last digit. */
export function showsInTurn(text: string, numbers: readonly number[]): boolean {
  const found = numbersInText(text);
  const stands = (number: number, one: ShownNumber | undefined): boolean =>
    one !== undefined && Math.abs(one.value - number) <= one.unit * 0.5001 + 1e-9;
  return found.some((_, from) => numbers.every((number, i) => stands(number, found[from + i])));
}
