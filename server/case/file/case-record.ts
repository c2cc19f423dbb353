import { isInSight } from "../../access/sight.ts";
import { read } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { numberOf } from "../find-duplicates.ts";
import { findCases } from "../store.ts";
import { findRecord, findRecordPeople, type RecordFilter } from "./case-record-store.ts";

export type CaseRecordInput = RecordFilter & { courtId: number; caseId: number; most: number };

/**
 * Who saw and did what to one case: acts, and readings of protected people, the latest first. It names those who work here
 * and nobody of the case. Throws `not-found`, also for a case of another court.
 */
export function caseRecord(ctx: Context, { courtId, caseId, most, ...filter }: CaseRecordInput) {
  return read(ctx, { permission: "audit.read", courtId }, async (connection) => {
    const [row] = await findCases(connection, courtId, { ids: [caseId] });
    if (!row) throw new Refused("not-found");
    const found = await findRecord(connection, caseId, filter, most + 1);
    // What somebody said the names were needed for may hold one.
    const isOpen = found.some(({ words }) => words !== null) && (await isInSight(ctx, { courtId, caseId }));
    return {
      number: numberOf(row),
      entries: found.slice(0, most).map((one) => (isOpen ? one : { ...one, words: null })),
      hasMore: found.length > most,
      people: await findRecordPeople(connection, caseId),
    };
  });
}
