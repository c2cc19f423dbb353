import { EVIDENCE_SOURCES, type EvidenceSource } from "./evidence-ledger.ts";

export type ReplyDays = Readonly<Record<EvidenceSource, number>>;

/**
 * Whole days that a reply is allowed and expected to take while a district's own record says nothing yet. Assumptions
 * of ours: no law sets them, and none was measured. A district sets its own (`replyDays` of its policy).
 */
export const DEFAULT_REPLY_DAYS: ReplyDays = {
  meta: 60,
  google: 60,
  tiktok: 60,
  x: 60,
  telegram: 90,
  "telecom-operator": 15,
  pta: 30,
  "forensic-laboratory": 45,
  bank: 21,
  nadra: 15,
  other: 30,
};

/** Longer than this is a slip of the pen. */
export const MOST_REPLY_DAYS = 730;

/** The days of a district from what it stored; anything that is not a sensible number is left at its default. */
export function replyDaysOf(stored: unknown): ReplyDays {
  const given = (stored ?? {}) as Record<string, unknown>;
  const days = { ...DEFAULT_REPLY_DAYS } as Record<EvidenceSource, number>;
  for (const source of EVIDENCE_SOURCES) {
    const value = given[source];
    if (typeof value === "number" && Number.isInteger(value) && value > 0 && value <= MOST_REPLY_DAYS) {
      days[source] = value;
    }
  }
  return days;
}

/** Within so many days a reminder asks for the reply. Practice, not law. */
export const CHASER_DAYS = 10;
