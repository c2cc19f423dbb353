import type { Transaction } from "../../db/connect.ts";
import { evidenceEvent, evidenceRequest } from "../../db/schema/evidence.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { DocketCourt } from "./docket/make-docket.ts";
import { makeEvidence } from "./docket/make-evidence.ts";

type Loading = { one: DocketCourt; today: CourtDay; courtId: number; caseIds: readonly number[] };

/** The evidence ledger of one court of the demo. */
export async function loadEvidence(tx: Transaction, { one, today, courtId, caseIds }: Loading): Promise<void> {
  const requests = makeEvidence(one, today);
  if (requests.length === 0) return;
  const rows = requests.map(({ caseAt, events: _events, ...columns }) => ({
    ...columns,
    courtId,
    caseId: caseIds[caseAt]!,
  }));
  const made = await tx.insert(evidenceRequest).values(rows).returning({ id: evidenceRequest.id });
  const events = requests.flatMap(({ caseAt, events: ofRequest }, at) =>
    ofRequest.map((event) => ({ ...event, requestId: made[at]!.id, caseId: caseIds[caseAt]! })),
  );
  if (events.length > 0) await tx.insert(evidenceEvent).values(events);
}
