import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {Fault} from "./fault.js";

const project = join(import.meta.dirname, "..", "..");

/** A copy of the project at a commit, to be changed and put right again. */
export interface Tree {
  readonly folder: string;
  readonly commit: string;
}

/**
 * A clone of the repository at a commit, in .cache/mutation, with the project's packages. One that is there already is
 * used again, without what an earlier run left changed in it.
 * @param revision anything that git takes for a commit
 * @throws Error if git does not know it
 */
export function treeAt(revision: string): Tree {
  const commit = git(project, "rev-parse", "--verify", `${revision}^{commit}`);
  const folder = join(project, ".cache", "mutation", commit.slice(0, 12));
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), {recursive: true});
    git(project, "clone", "--quiet", "--shared", "--no-checkout", project, folder);
  }
  git(folder, "checkout", "--quiet", "--force", "--detach", commit);
  const packages = join(folder, "node_modules");
  if (!existsSync(packages)) symlinkSync(join(project, "node_modules"), packages);
  return {folder, commit};
}

/**
 * A file with a fault in it.
 * @throws Error if the tree does not have the file, or the fault's text is not in it exactly once
 */
export function faulty({folder}: Tree, {name, file, find, replace}: Fault): string {
  const path = join(folder, file);
  if (!existsSync(path)) throw new Error(`cannot seed "${name}": there is no ${file} in ${folder}; correct its path`);
  const parts = readFileSync(path, "utf8").split(find);
  if (parts.length === 2) return parts.join(replace);
  throw new Error(
    `cannot seed "${name}": expected ${JSON.stringify(find)} once in ${file}, got it ${parts.length - 1} times; choose other text`
  );
}

/** Runs a task on the tree with a fault in it, and puts the file right again. */
export function withFault<T>(tree: Tree, fault: Fault, task: () => T): T {
  writeFileSync(join(tree.folder, fault.file), faulty(tree, fault));
  try {
    return task();
  } finally {
    git(tree.folder, "checkout", "--quiet", "--", fault.file);
  }
}

function git(folder: string, ...args: readonly string[]): string {
  const {status, stdout, stderr} = spawnSync("git", args, {cwd: folder, encoding: "utf8"});
  if (status !== 0) throw new Error(`git ${args.join(" ")} failed in ${folder}: ${stderr.trim()}`);
  return stdout.trim();
}
