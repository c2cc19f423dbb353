import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./tests/support/find-chromium.ts";

// `npm test` gives each run its own port and data folder; `npx playwright test` keeps one demo between runs.
const port = process.env.PESHI_JOURNEY_PORT ?? "3210";
const data = process.env.PESHI_JOURNEY_DATA ?? join(tmpdir(), "peshi-journeys");
const address = `http://localhost:${port}`;
const browser = await findChromium();
const launchOptions =
  "missing" in browser
    ? {}
    : {
        executablePath: browser.executablePath,
        args: browser.args,
        env: { ...(process.env as Record<string, string>), ...browser.env },
      };

/** Journeys that only read in the shared court, or have a court of their own: they may run beside the others. */
const APART = /(case-life|first-start|lan|screens|second-factor)\.test\.ts$/;
const desk = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };

export default defineConfig({
  testDir: "tests/journeys",
  testMatch: "**/*.test.ts",
  outputDir: "test-results",
  workers: 2,
  timeout: 60_000,
  forbidOnly: process.env.CI === "true",
  use: { baseURL: address, launchOptions, timezoneId: "Asia/Karachi", trace: "retain-on-failure" },
  projects: [
    // These share one demo court; side by side they would move each other's hearings.
    { name: "demo", testIgnore: APART, workers: 1, use: desk },
    { name: "apart", testMatch: APART, workers: 1, use: desk },
  ],
  webServer: {
    command: "node server/launcher/start.mjs serve --demo",
    // While it starts, the first screen answers 503, which is not yet an answer here.
    url: address,
    env: { ...(process.env as Record<string, string>), PORT: port, PESHI_DATA: data, DATABASE_URL: "" },
    timeout: 300_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
