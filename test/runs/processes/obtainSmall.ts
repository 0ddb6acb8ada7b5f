import {parseRun} from "../../../data-loaders/experiments/parseRun.js";
import {smallProtocol} from "../../training/smallRun.js";
import {obtainSmall, smallRun} from "../obtainSmall.js";

const [root, run = smallRun.name] = process.argv.slice(2) as [string, string?];

process.stdout.write("ready\n");
const {trainedEpochCount, log} = await obtainSmall(root, smallProtocol, parseRun(run));
console.error(JSON.stringify({trainedEpochCount, log}));
