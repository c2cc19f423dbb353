"use client";

import { useState } from "react";
import type { File } from "./case-data.ts";
import { type Draft, draftOf, EMPTY } from "./case-draft.ts";
import { type Clash, type Field, mergeDraft } from "./merge-draft.ts";

/** What is typed into the form of a case, and what somebody else saved of it meanwhile. */
export function useCaseDraft(file: File | null) {
  // The version that was opened here; after a clash, the one that somebody else saved.
  const [opened, setOpened] = useState(file);
  const [draft, setDraft] = useState<Draft>(() => (file ? draftOf(file.entry) : EMPTY));
  const [clashes, setClashes] = useState<readonly Clash[] | null>(null);

  const set = (change: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...change }));
    // What is typed from here on is mine, whatever was chosen before.
    const typed = (one: Clash) => (one.field in change ? { ...one, mine: change[one.field] as Draft[Field] } : one);
    setClashes((before) => before?.map(typed) ?? null);
  };
  const take = (field: Field, value: Draft[Field]) => setDraft((before) => ({ ...before, [field]: value }));
  const meet = (theirs: File) => {
    if (!opened) return;
    const sides = { before: draftOf(opened.entry), mine: draft, theirs: draftOf(theirs.entry) };
    const merged = mergeDraft(sides, clashes ?? []);
    setDraft(merged.draft);
    setClashes(merged.clashes);
    setOpened(theirs);
  };
  return { opened, draft, clashes, set, take, meet };
}
