import {mkdirSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {removeOlder} from "../../data-loaders/store/removeOlder.js";
import {temporaryFolder} from "./temporaryFolder.js";

it("only the newest of a profile stays; other profiles and what a process works on are left alone", () => {
  const folder = temporaryFolder();
  const names = ["core-1", "core-2", "quick-1", "core-3.12-34.tmp"];
  for (const name of names) mkdirSync(join(folder, name), {recursive: true});
  removeOlder(join(folder, "core-2"), "core");
  expect(readdirSync(folder).sort()).toEqual(["core-2", "core-3.12-34.tmp", "quick-1"]);
});
