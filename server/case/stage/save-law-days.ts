import type { Transaction } from "../../../db/connect.ts";
import { Refused } from "../../core/refused.ts";
import { type HeardStep, lawDaysAfter } from "../../rules/listing/case-law.ts";
import { findLawDays, type StoredLawDays, saveLawDays } from "./law-days-store.ts";

/**
 * Keeps the days that a hearing gives its case: copies supplied, proclamation published, cognizance taken. `wrong` is the
 * step of an outcome that is corrected: what it alone had given goes first. Nothing is written where nothing changes.
 */
export async function keepLawDays(
  tx: Transaction,
  courtId: number,
  caseId: number,
  heard: HeardStep,
  wrong: HeardStep | null = null,
): Promise<void> {
  const stored = await findLawDays(tx, courtId, caseId);
  if (!stored) throw new Refused("not-found");
  const days = lawDaysAfter(wrong === null ? stored : withoutThose(stored, wrong), heard);
  if (NAMES.every((name) => days[name] === stored[name])) return;
  await saveLawDays(tx, courtId, caseId, days);
}

const NAMES = ["cognizanceDay", "copiesDay", "proclamationDay"] as const satisfies readonly (keyof StoredLawDays)[];
const NONE: StoredLawDays = { cognizanceDay: null, copiesDay: null, proclamationDay: null };

function withoutThose(stored: StoredLawDays, wrong: HeardStep): StoredLawDays {
  const given = lawDaysAfter(NONE, wrong);
  const kept = { ...stored };
  for (const name of NAMES) if (given[name] !== null && given[name] === stored[name]) kept[name] = null;
  return kept;
}
