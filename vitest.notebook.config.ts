import {defineConfig} from "vitest/config";

/** Tests of Framework's own commands on a copy of this checkout, in browsers. */
export default defineConfig({
  test: {include: ["test/notebook/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 60_000}
});
