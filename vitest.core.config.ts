import {defineConfig} from "vitest/config";

/** Tests of the report that was built from the whole data set. */
export default defineConfig({test: {maxWorkers: "100%", include: ["test/core/**/*.test.ts"]}});
