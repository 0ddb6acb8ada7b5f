import {defineConfig} from "vitest/config";

/** Tests of whole builds of small projects, and of Framework's own commands on a copy of this checkout, in browsers. */
export default defineConfig({
  test: {maxWorkers: "100%", include: ["test/notebook/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000}
});
