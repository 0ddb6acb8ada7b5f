import {readFileSync, writeFileSync} from "node:fs";
import {setTimeout} from "node:timers/promises";
import {withLock} from "../../../data-loaders/store/withLock.js";

const [path, countFile, roundCount] = process.argv.slice(2) as [string, string, string];

/** Loses counts if two processes are in here at once. */
async function increment(): Promise<void> {
  const count = Number(readFileSync(countFile, "utf8"));
  await setTimeout(1);
  writeFileSync(countFile, String(count + 1));
}

process.stdout.write("ready\n");
for (let round = 0; round < Number(roundCount); ++round) await withLock(path, increment, {pollMs: 2});
