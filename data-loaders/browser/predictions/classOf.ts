import {classNames} from "../../../src/lib/classNames.js";

/** Names that others give to classes, besides those of the data set. */
const otherNames: Readonly<Record<string, number>> = {
  tshirttop: 0,
  top: 0,
  tshirts: 0,
  trousers: 1,
  pants: 1,
  sneakers: 7,
  boot: 9,
  boots: 9
};

const byName = new Map([...classNames.map((name, id) => [key(name), id] as const), ...Object.entries(otherNames)]);

/** The class that a name or the digits of an id mean, whatever its case and punctuation; undefined for none. */
export function classOf(word: string): number | undefined {
  return /^\s*\d\s*$/.test(word) ? Number(word) : byName.get(key(word));
}

function key(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
