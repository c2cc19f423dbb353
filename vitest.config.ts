import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "@": fileURLToPath(new URL("./app", import.meta.url)),
  "~server": fileURLToPath(new URL("./server", import.meta.url)),
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        // Pure functions share nothing, so their files may share a thread.
        test: {
          name: "rules",
          include: ["tests/rules/**/*.test.ts", "tests/allocation/**/*.test.ts"],
          pool: "threads",
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: { name: "architecture", include: ["tests/architecture.test.ts"], testTimeout: 60_000 },
      },
      {
        resolve: { alias },
        test: {
          name: "server",
          include: ["tests/server/**/*.test.ts"],
          globalSetup: ["tests/database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
