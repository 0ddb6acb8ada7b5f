import {defineConfig} from "vitest/config";

/** Tests of the built site in a browser, a page at a time: SITE_DIST names the site's folder, "dist" if it is not set. */
export default defineConfig({
  test: {include: ["test/browser/**/*.test.ts"], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000}
});
