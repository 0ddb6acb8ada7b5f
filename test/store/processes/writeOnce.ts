import {writeFileAtomic} from "../../../data-loaders/store/writeFileAtomic.js";

const [path, byteCount] = process.argv.slice(2) as [string, string];
const nobody = 65534;

if (process.getuid?.() === 0) process.setuid?.(nobody); // root may write anywhere
writeFileAtomic(path, "b".repeat(Number(byteCount)));
