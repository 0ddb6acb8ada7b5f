import {setTimeout} from "node:timers/promises";
import {withLock} from "../../../data-loaders/store/withLock.js";

const [path] = process.argv.slice(2) as [string];
const forever = 2 ** 30;

await withLock(`${path}-outer`, () =>
  withLock(path, async () => {
    process.stdout.write("ready\n");
    await setTimeout(forever);
  })
);
