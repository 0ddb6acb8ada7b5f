import {defineConfig} from "vitest/config";

/** Tests of the built site in browsers, one for each file: SITE_DIST names the site's folder, "dist" if it is not set. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    maxWorkers: "100%",
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
});
