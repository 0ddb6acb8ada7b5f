import {trainSmall, type smallProtocols} from "../smallRun.js";

const [variant, checkpointPath] = process.argv.slice(2) as [keyof typeof smallProtocols, string];

process.stdout.write("ready\n");
await trainSmall(variant, {checkpointPath, checkpointSeconds: 0});
