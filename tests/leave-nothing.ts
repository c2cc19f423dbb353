import { afterAll, vi } from "vitest";

/** The files of a process share its modules: each leaves its environment, clock and doors as it found them. */
const before = { ...process.env };

afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  // The pool and the sign-ins that `server/web.ts` keeps for the process.
  const held = globalThis as { peshiWeb?: { connected: { end: () => Promise<void> } } };
  await held.peshiWeb?.connected.end();
  delete held.peshiWeb;
});
