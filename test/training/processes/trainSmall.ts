import type {VariantName} from "../../../data-loaders/models/variants.js";
import {trainSmall} from "../smallRun.js";

const [variant, checkpointPath] = process.argv.slice(2) as [VariantName, string];

process.stdout.write("ready\n");
await trainSmall(variant, {checkpointPath, checkpointSeconds: 0});
