import type { CourtDay } from "../calendar/court-day.ts";
import { type Duties, isMissing, type OwedRequest } from "./own-day.ts";

/** A matter on somebody's coming days, as far as what he owes for it goes. */
export type DueMatter = {
  readonly hearingId: number;
  readonly caseId: number;
  readonly day: CourtDay;
  readonly duties: Duties;
};

export type DueItem =
  | { readonly kind: "evidence"; readonly requestId: number; readonly caseId: number; readonly byDay: CourtDay | null }
  | {
      readonly kind: "serve";
      readonly processId: number;
      readonly hearingId: number;
      readonly caseId: number;
      readonly byDay: CourtDay;
    }
  | { readonly kind: "report"; readonly hearingId: number; readonly caseId: number; readonly byDay: CourtDay };

/**
 * Everything that somebody owes before a day, across his matters: what hearings up to that day wait for, and replies that
 * are due by then in any matter, listed or not. What is due first comes first; each thing stands once, under the earliest
 * day that asks for it.
 */
export function dueBefore(
  matters: readonly DueMatter[],
  requests: readonly OwedRequest[],
  day: CourtDay,
): readonly DueItem[] {
  const listed = matters.filter((one) => one.day <= day);
  const wantedBy = new Map<number, CourtDay>();
  for (const one of listed)
    for (const id of one.duties.bring) if ((wantedBy.get(id) ?? "9999") > one.day) wantedBy.set(id, one.day);
  const evidence = requests.flatMap((one): DueItem[] => {
    const days = [wantedBy.get(one.requestId), one.dueBy].filter((by) => by !== undefined && by !== null && by <= day);
    if (!isMissing(one) || days.length === 0) return [];
    return [{ kind: "evidence", requestId: one.requestId, caseId: one.caseId, byDay: days.sort()[0] as CourtDay }];
  });
  const ofHearings = listed.flatMap(({ hearingId, caseId, duties, day: byDay }): DueItem[] => [
    ...duties.serve.map((processId) => ({ kind: "serve" as const, processId, hearingId, caseId, byDay })),
    ...(duties.isReportDue ? [{ kind: "report" as const, hearingId, caseId, byDay }] : []),
  ]);
  return [...evidence, ...ofHearings].sort((one, other) => ((one.byDay ?? "") < (other.byDay ?? "") ? -1 : 1));
}
