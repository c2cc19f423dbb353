import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Half of what a test of the server waits for is the database: as many at once as there are processors.
    maxWorkers: "100%",
    projects: [
      {
        // Pure functions share nothing, so their files may share a thread.
        test: {
          name: "rules",
          include: ["tests/rules/**/*.test.ts", "tests/allocation/**/*.test.ts"],
          pool: "threads",
          isolate: false,
          // Milliseconds each, where the machine has them to spare.
          testTimeout: 30_000,
        },
      },
      {
        // Pure as well, but planning in earnest, and whatever is asked of every day or of hundreds of random cases, takes seconds.
        test: { name: "thorough", include: ["tests/thorough/**/*.test.ts"], pool: "threads", testTimeout: 60_000 },
      },
      {
        test: { name: "architecture", include: ["tests/architecture.test.ts"], testTimeout: 60_000 },
      },
      {
        // Processes that are raced and killed: each has its own servers, so the files take turns.
        test: {
          name: "races",
          include: ["tests/races/**/*.test.ts"],
          globalSetup: ["tests/support/database.ts"],
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "server",
          include: ["tests/server/**/*.test.ts"],
          globalSetup: ["tests/support/database.ts"],
          // What the server is made of is read once in each process and not again for each of the files.
          isolate: false,
          setupFiles: ["tests/support/leave-nothing.ts"],
          // A machine that does other work besides is slow and not wrong.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
