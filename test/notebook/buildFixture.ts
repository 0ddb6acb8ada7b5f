import {buildSite} from "../../site/build.js";

/** Builds a copy of the fixture site in a process of its own, for tests that kill it. */
await buildSite({project: process.argv[2] ?? "", log: console.error});
