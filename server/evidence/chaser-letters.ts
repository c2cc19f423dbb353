import { casesInSight } from "../access/sight-of-many.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { addDays, type CourtDay } from "../rules/calendar/court-day.ts";
import type { EvidenceSource, RequestKind } from "../rules/evidence/evidence-ledger.ts";
import { CHASER_DAYS } from "../rules/evidence/reply-days.ts";
import { isNeededFor } from "../rules/listing/evidence-wait.ts";
import { withoutNames } from "../rules/people/withheld-names.ts";
import { type RequestNow, requestsNow } from "./requests-now.ts";
import { findChaserRequests, findLetterHead, findNextPurposes, findWithheldNames } from "./store.ts";

/** One reminder as it is printed. It names the case and never a person of it. */
export type ChaserLetter = {
  eventId: number;
  number: number;
  day: CourtDay;
  /** The reply is asked for by this day. */
  byDay: CourtDay;
  kind: RequestKind;
  source: EvidenceSource;
  sourceName: string | null;
  caseNumber: string;
  fir: string | null;
  station: string | null;
  sections: string[];
  what: string | null;
  fileReference: string | null;
  authority: string;
  isAuthorityConfirmed: boolean;
  sentDay: CourtDay | null;
  earlier: CourtDay[];
  preservedUntil: CourtDay | null;
  isPartlyAnswered: boolean;
  /** The day of a hearing that cannot go on without the reply; null where none waits for it. */
  nextDay: CourtDay | null;
};

export type ChaserLetters = {
  head: { courtEn: string; judgeEn: string | null; place: string | null; districtEn: string };
  letters: ChaserLetter[];
};

/** The letters of chasers by their event, in the order asked for. Throws `not-found` when one is not of this court. */
export function chaserLetters(
  ctx: Context,
  input: { courtId: number; eventIds: readonly number[] },
): Promise<ChaserLetters> {
  const { courtId, eventIds } = input;
  const shown: number[] = [];
  const reading = { action: "letters.read", cases: () => shown };
  return read(ctx, { permission: "docket.read", courtId, reading }, async (connection) => {
    const chasers = new Map(
      (await findChaserRequests(connection, eventIds)).map((one) => [one.eventId, one.requestId]),
    );
    const { requests, today } = await requestsNow(connection, ctx, courtId, { requestIds: [...chasers.values()] });
    const caseIds = [...new Set(requests.map(({ caseId }) => caseId))];
    const [head, names, purposes] = await Promise.all([
      findLetterHead(connection, courtId),
      findWithheldNames(connection, caseIds),
      findNextPurposes(connection, caseIds),
    ]);
    // The court's own letters: it writes them, and who looks on from elsewhere reads of each what its file shows him.
    const ofCases = new Set(requests.map(({ caseId }) => caseId));
    const open = await casesInSight(connection, ctx, { courtId, isOwnPaper: true }, ofCases);
    const byId = new Map(requests.map((request) => [request.requestId, request]));
    const letters = [...new Set(eventIds)].map((eventId) => {
      const request = byId.get(chasers.get(eventId) ?? 0);
      if (!request) throw new Refused("not-found");
      const isOpen = open.has(request.caseId);
      if (isOpen && request.isRestricted) shown.push(request.caseId);
      const waits = (purposes.get(request.caseId) ?? []).some((one) => isNeededFor(request.neededFor, one));
      const nextDay = waits && request.nextDay !== null && request.nextDay >= today ? request.nextDay : null;
      return letterOf(request, eventId, isOpen ? (names.get(request.caseId) ?? []) : null, nextDay);
    });
    if (!head) throw new Refused("not-found");
    return { head, letters };
  });
}

/** @param names which its free text may not hold; null: none of that text is told. */
function letterOf(
  request: RequestNow,
  eventId: number,
  names: readonly string[] | null,
  nextDay: CourtDay | null,
): ChaserLetter {
  const at = request.events.findIndex((event) => event.eventId === eventId);
  const chaser = request.events[at]!;
  const before = request.events.slice(0, at);
  const plain = (text: string | null) => (text === null || names === null ? null : withoutNames(text, names));
  const { kind, source, caseNumber, station, sections, authority, isAuthorityConfirmed, sentDay } = request;
  return {
    ...{ eventId, kind, source, caseNumber, station, sections, authority, isAuthorityConfirmed, sentDay },
    number: chaser.number ?? 1,
    day: chaser.day,
    byDay: chaser.byDay ?? addDays(chaser.day, CHASER_DAYS),
    sourceName: request.sourceName,
    fir: request.firNumber === null ? null : `${request.firNumber}/${request.firYear ?? "?"}`,
    what: plain(request.what),
    fileReference: plain(request.fileReference),
    earlier: before.filter((event) => event.kind === "chased").map(({ day }) => day),
    preservedUntil: request.preservedUntil,
    isPartlyAnswered: before.some((event) => event.kind === "partly-answered"),
    nextDay,
  };
}
