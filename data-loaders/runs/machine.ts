import {arch, availableParallelism, cpus, type} from "node:os";

/** The machine in words: processor, cores, system, Node. */
export function machine(): string {
  const processor = cpus()[0]?.model.replace(/\s+/g, " ").trim() || arch();
  return `${processor}, ${availableParallelism()} cores, ${type()} ${arch()}, Node ${process.versions.node}`;
}

/** Node's major version in what `machine` says. @throws RangeError if it says none */
export function nodeMajorOf(machine: string): string {
  const [, major] = /, Node (\d+)\./.exec(machine) ?? [];
  if (major === undefined) throw new RangeError(`expected a machine such as "…, Node 20.19.2", received "${machine}"`);
  return major;
}
