"use client";

const FILE = "/sheet-worker.js";

/** Where *today* leads, for who opens it afresh without network. */
export type KeptToday = { from: string; to: string };

/**
 * Lets the day's pages and somebody's own days open without network. Registered for one court's screens only; it keeps
 * pages, scripts and fonts, never an answer with data: those are kept by the screens themselves.
 */
export async function startSheetWorker(courtCode: string, today?: KeptToday): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(FILE, { scope: `/${courtCode}/` });
    await navigator.serviceWorker.ready;
    const loaded = performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => /\/_next\/static\/|\/fonts/.test(name));
    // Loaded before the worker was there: without this a first visit could not be reloaded offline.
    registration.active?.postMessage({ page: window.location.href.split("?")[0], files: loaded, today });
  } catch {
    // No worker, no offline reload; everything else works.
  }
}

/** Nothing of a court's day stays on a device that somebody signed out of. */
export async function forgetSheetPages(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  const own = registrations.filter(({ active, waiting, installing }) =>
    [active, waiting, installing].some((worker) => worker?.scriptURL.endsWith(FILE)),
  );
  await Promise.all(own.map((registration) => registration.unregister()));
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("peshi-")).map((name) => caches.delete(name)));
}
