import {obtainSmall} from "../obtainSmall.js";

const [root] = process.argv.slice(2) as [string];

process.stdout.write("ready\n");
const {trainedEpochCount, log} = await obtainSmall(root);
console.error(JSON.stringify({trainedEpochCount, log}));
