import "../../server/reminders/after-change.ts";
import { afterAll, vi } from "vitest";

type Held = { peshiWeb?: { connected: { end: () => Promise<void> } }; peshiPlanJobs?: object; peshiImports?: object };

/** The files of a process share its modules: each leaves its environment, clock and doors as it found them. */
const before = { ...process.env };

afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  // What the server keeps for the process: its pool and sign-ins, and what runs, by numbers that each database gives anew.
  const held = globalThis as Held;
  await held.peshiWeb?.connected.end();
  delete held.peshiWeb;
  delete held.peshiPlanJobs;
  delete held.peshiImports;
});
