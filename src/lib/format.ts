import type {Interval} from "./interval.js";

/** Stands between a number and a unit other than %, so that no line breaks there. */
const space = "\u202f";

/** A fraction as a percentage: 0.8812 is "88.1%". */
export function percent(fraction: number, digits = 1): string {
  return `${fixed(100 * fraction, digits)}%`;
}

/** A fraction's interval as percentages: "87.5–88.7%". */
export function percentInterval({lower, upper}: Interval, digits = 1): string {
  return `${range(100 * lower, 100 * upper, digits)}%`;
}

/** A difference of fractions in percentage points: 0.031 is "3.1 points". */
export function points(difference: number, digits = 1): string {
  return `${fixed(100 * difference, digits)} points`;
}

/** A difference in percentage points with its sign and without the unit: 0.0082 is "+0.82". */
export function signedPoints(difference: number, digits = 2): string {
  const text = fixed(100 * difference, digits);
  return difference > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A difference's interval in percentage points: "2.5–3.7 points", "−0.4 to 1.2 points". */
export function pointsInterval({lower, upper}: Interval, digits = 1): string {
  return `${range(100 * lower, 100 * upper, digits)} points`;
}

/** Two ends of an interval: "87.5–88.7"; with a word between them where one is negative and a dash would look like a minus. */
export function range(lower: number, upper: number, digits: number): string {
  const [from, to] = [fixed(lower, digits), fixed(upper, digits)];
  return `${from}${/−/.test(from + to) ? " to " : "–"}${to}`;
}

/** A whole number with its thousands apart: 235146 is "235,146". */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** A number with so many decimals and a true minus sign, but none before a zero. */
export function fixed(value: number, digits: number): string {
  const size = Math.abs(value).toFixed(digits);
  return value < 0 && Number(size) !== 0 ? `−${size}` : size;
}

/** A ratio of two quantities: 5.31 is "5.3 times", 36 is "36 times". */
export function times(ratio: number): string {
  return `${ratio < 10 ? fixed(ratio, 1) : count(Math.round(ratio))} times`;
}

/** A p value from its logarithm: "p = 0.03", or "p < 10⁻¹²" where it is tiny. */
export function pValue(log10PValue: number): string {
  if (log10PValue >= -3) return `p = ${(10 ** log10PValue).toPrecision(2)}`;
  return `p < 10${superscript(Math.ceil(log10PValue))}`;
}

/** A length of time: "8.2 s", "4 min 05 s". */
export function seconds(value: number): string {
  const whole = Math.round(value);
  if (whole < 60) return `${fixed(value, value < 10 ? 1 : 0)}${space}s`;
  return `${Math.floor(whole / 60)}${space}min ${String(whole % 60).padStart(2, "0")}${space}s`;
}

/** Operations or other large counts with an SI prefix: 8482304 is "8.5 million". */
export function millions(value: number): string {
  return value < 1e6 ? count(value) : `${fixed(value / 1e6, 1)} million`;
}

/** A list in a sentence: "a, b and c". */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

function superscript(value: number): string {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  return String(value)
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => digits[Number(digit)]!);
}
