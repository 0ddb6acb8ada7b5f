import {arch, availableParallelism, cpus, type} from "node:os";

/** The machine in words: processor, cores, system, Node. */
export function machine(): string {
  const processor = cpus()[0]?.model.replace(/\s+/g, " ").trim() || arch();
  return `${processor}, ${availableParallelism()} cores, ${type()} ${arch()}, Node ${process.versions.node}`;
}
