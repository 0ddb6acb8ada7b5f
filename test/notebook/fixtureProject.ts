import {cpSync, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join, resolve} from "node:path";

/** Copies of the fixture site, in a folder of this project so that packages are found. */
export interface FixtureProjects {
  /** Copies the fixture, or another copy with all that was built in it, and returns the new copy's folder. */
  readonly copy: (name: string, from?: string) => string;
  readonly remove: () => void;
}

/** Makes room for copies of the fixture site that tests may build and change. */
export function fixtureProjects(): FixtureProjects {
  mkdirSync(".cache", {recursive: true});
  const folder = mkdtempSync(resolve(".cache", "site-test-"));
  const copy = (name: string, from = resolve("test/fixtures/site")): string => {
    cpSync(from, join(folder, name), {recursive: true});
    return join(folder, name);
  };
  return {copy, remove: () => rmSync(folder, {recursive: true, force: true})};
}
