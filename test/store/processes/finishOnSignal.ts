import {once} from "node:events";
import {withLock} from "../../../data-loaders/store/withLock.js";

const [path] = process.argv.slice(2) as [string];
const keepAlive = setInterval(() => undefined, 1000);

await withLock(path, async () => {
  process.stdout.write("ready\n");
  await once(process, "SIGTERM");
  await new Promise(setImmediate);
  console.error("finished under the lock");
});
clearInterval(keepAlive);
