import {existsSync} from "node:fs";
import {expect, it} from "vitest";
import {faults} from "./faults.js";
import {faulty} from "./tree.js";

const here = {folder: ".", commit: ""};

it.each(faults)("can be put into the code as it is: $name", (fault) => {
  expect(faulty(here, fault)).toContain(fault.replace);
  expect(fault.tests.filter((test) => !existsSync(test))).toEqual([]);
});
