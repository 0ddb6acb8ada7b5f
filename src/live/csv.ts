import type {Twin} from "../figures/figure.js";

/** A figure's numbers as comma-separated values. Source: RFC 4180. */
export function csv({columns, rows}: Twin): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
