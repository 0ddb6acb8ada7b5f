import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {FashionMnist} from "./dataset/examples.js";
import {loadFashionMnist} from "./dataset/loadFashionMnist.js";

/** Where a project's things lie, and whom its commands talk to. */
export interface Project {
  /** The checkout: its sources and lockfile are part of what results are stored under. */
  readonly root: string;
  /** Runs, inspections and reports, which can all be made again. */
  readonly cache: string;
  /** What was trained once and is kept in git. */
  readonly recorded: string;
  /** How runs are trained, where otherwise than on all cores; changes no bit of them. */
  readonly training?: {readonly workerCount?: number};
  /** The verified images. @throws Error if they cannot be had */
  readonly loadDataset: () => Promise<FashionMnist>;
  /** Takes a line for people, on standard error. */
  readonly log: (line: string) => void;
  /** Takes a line of a command's result, on standard output. */
  readonly print: (line: string) => void;
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** This checkout and the real data set. */
export const thisProject: Project = {
  root,
  cache: join(root, ".cache"),
  recorded: join(root, "recorded"),
  loadDataset: () => loadFashionMnist(),
  log: console.error,
  print: console.log
};
