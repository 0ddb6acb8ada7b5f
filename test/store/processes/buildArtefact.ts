import {appendFileSync} from "node:fs";
import {setTimeout} from "node:timers/promises";
import {readArtefact} from "../../../data-loaders/store/readArtefact.js";
import {withLock} from "../../../data-loaders/store/withLock.js";
import {writeArtefact} from "../../../data-loaders/store/writeArtefact.js";

const [folder, journal] = process.argv.slice(2) as [string, string];
const buildMs = 300;

async function build(): Promise<void> {
  if (readArtefact(folder) !== undefined) return;
  appendFileSync(journal, "built\n");
  await setTimeout(buildMs);
  writeArtefact(folder, {"weights.bin": Uint8Array.of(1, 2, 3)}, {});
}

process.stdout.write("ready\n");
await withLock(folder, build, {pollMs: 10});
