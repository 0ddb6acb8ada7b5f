import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/release/**", "test/core/**", "test/notebook/**"],
    environment: "node",
    setupFiles: "test/sameBytes.ts",
    globalSetup: "test/fixtures/report/oncePerRun.ts",
    maxWorkers: "100%",
    isolate: false, // modules are loaded and the engine is started once for each worker, not for each file
    testTimeout: 120_000, // a build may run beside
    hookTimeout: 120_000
  }
});
