import {join} from "node:path";
import {thisProject, type Project} from "../../data-loaders/project.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

/** A project of the fixture's 600 images with an empty store and nothing recorded, and what its commands have said. */
export interface FixtureProject extends Project {
  readonly printed: string[];
  readonly logged: string[];
}

/** A new one. Its code is this checkout's. @param folder where it keeps things, by default one that the test removes */
export function fixtureProject(folder = temporaryFolder()): FixtureProject {
  const [printed, logged]: [string[], string[]] = [[], []];
  return {
    root: thisProject.root,
    cache: join(folder, "cache"),
    recorded: join(folder, "recorded"),
    training: {workerCount: 1},
    loadDataset: () => Promise.resolve(loadFixture()),
    log: (line) => logged.push(line),
    print: (line) => printed.push(line),
    printed,
    logged
  };
}
