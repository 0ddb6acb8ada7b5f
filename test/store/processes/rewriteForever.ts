import {writeFileAtomic} from "../../../data-loaders/store/writeFileAtomic.js";

const [path, byteCount] = process.argv.slice(2) as [string, string];
const contents = ["a", "b"].map((letter) => letter.repeat(Number(byteCount)));

process.stdout.write("ready\n");
for (;;) for (const content of contents) writeFileAtomic(path, content);
