"use client";

import type { Language } from "../../server/wording/languages.ts";
import { outbox } from "../components/outbox.ts";
import { dropAllCopies, REPORT_ITEM } from "../components/outbox-store.ts";
import { forgetSheetPages } from "../components/sheet-worker.ts";

const YEAR = 365 * 24 * 60 * 60;

/** Remembers the language on this device and shows the screen in it. */
export function setLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that courts still use.
  document.cookie = `peshi-language=${language}; path=/; max-age=${YEAR}; samesite=lax`;
  window.location.reload();
}

/**
 * Signs out and leaves nothing of the court on this device. Outcomes that still wait are kept for the next sign-in; what
 * an officer's phone has not sent is tried once more and goes.
 */
export async function signOut(): Promise<void> {
  await outbox.flush().catch(() => {});
  await Promise.allSettled([dropAllCopies(), outbox.dropAll(REPORT_ITEM), forgetSheetPages()]);
  await fetch("/api/auth/sign-out", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  window.location.assign("/sign-in");
}
