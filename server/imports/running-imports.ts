import type { ImportStage, OnImport } from "./import-register.ts";

export type Running = {
  readonly stage: ImportStage;
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the import began, and how long it may still take; null while nobody can tell. */
  readonly elapsed: number;
  readonly left: number | null;
};

type Entry = { stage: ImportStage; done: number; total: number; began: number; stageBegan: number };

// One per process: screens ask about an import through other requests than the one that runs it.
const held = globalThis as unknown as { peshiImports?: Map<string, Entry> };
const running = (): Map<string, Entry> => (held.peshiImports ??= new Map());

/** Follows an import under a name while `run` lasts. */
export async function followed<Answer>(name: string, run: (onProgress: OnImport) => Promise<Answer>): Promise<Answer> {
  const began = performance.now();
  running().set(name, { stage: "waiting", done: 0, total: 0, began, stageBegan: began });
  try {
    return await run((stage, done, total) => {
      const before = running().get(name);
      const stageBegan = before?.stage === stage ? before.stageBegan : performance.now();
      running().set(name, { stage, done, total, began, stageBegan });
    });
  } finally {
    running().delete(name);
  }
}

/** How far an import is; null when none runs under the name. */
export function progressOf(name: string): Running | null {
  const entry = running().get(name);
  if (!entry) return null;
  const { stage, done, total, began, stageBegan } = entry;
  const now = performance.now();
  const left = done > 0 && total > done ? ((now - stageBegan) / done) * (total - done) : null;
  return { stage, done, total, elapsed: now - began, left };
}
