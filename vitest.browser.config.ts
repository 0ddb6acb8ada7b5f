import {defineConfig} from "vitest/config";

/**
 * Tests of the built site in browsers, one for each file: SITE_DIST names the site's folder, "dist" if it is not set.
 * test/browser is for each change: what pages, explorer and playground show and do. test/release is for what changes seldom
 * break and what takes long to see: every width and state, every kind of host, damaged files, slow lines, other browsers.
 */
export default defineConfig({
  test: {
    include: ["test/{browser,release}/**/*.test.ts"],
    maxWorkers: "100%",
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
});
