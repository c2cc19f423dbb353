import type { RestrictionCause } from "../../rules/case/offences.ts";
import type { Outcome } from "../../rules/case/outcomes.ts";
import { PURPOSE_RULES, type Purpose, purposeAtStage } from "../../rules/case/purposes.ts";
import { sentBackWeight, timesSentBack } from "../../rules/listing/attendance.ts";
import type { PendingRow } from "./planning-store.ts";
import type { PendingMatter } from "./problem-of.ts";

/** Nothing was done in court, so the matter is listed for the same again. */
const NOTHING_DONE: readonly (Outcome | null)[] = ["not-reached", "adjourned", "listed-in-error"];

const VULNERABLE: readonly string[] = ["minor", "protected-section", "sensitive-section"] satisfies RestrictionCause[];

/** What a case without a date is to be listed for: what was ordered, else the same again, else what its stage asks for. */
export function purposeOfPending(
  row: Pick<PendingRow, "orderedPurpose" | "lastOutcome" | "lastPurpose" | "stage">,
): Purpose {
  if (row.orderedPurpose) return row.orderedPurpose;
  if (row.lastPurpose && NOTHING_DONE.includes(row.lastOutcome)) return row.lastPurpose;
  return purposeAtStage(row.stage);
}

export function pendingMatterOf(row: PendingRow): PendingMatter {
  const purpose = purposeOfPending(row);
  return {
    caseId: row.caseId,
    purpose,
    minutes: PURPOSE_RULES[purpose].minutes,
    stage: row.stage,
    since: row.since,
    waitingSince: row.lastDay ?? row.since,
    isInCustody: row.custody === "in",
    adjournments: row.adjournments,
    notReachedTimes: row.notReachedTimes,
    sentBack: sentBackWeight(row.marksOfPeople.map(timesSentBack)),
    isVulnerable: row.hasMinor || VULNERABLE.includes(row.restrictionBecause),
  };
}
