import type { Connection } from "../../db/connect.ts";
import type { StaffActor } from "../core/actor.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { isPersonRole, type PersonRole } from "../core/permission.ts";
import { Refused } from "../core/refused.ts";
import { districtRules } from "../courts/court-days.ts";
import { lawOfCases } from "../listing/case-law.ts";
import { attendeesOf } from "../process/attendees-of.ts";
import { addDays, type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { officeNumber } from "../rules/case/case-label.ts";
import type { Policy } from "../rules/courts/policy.ts";
import { mayRecord } from "../rules/evidence/evidence-ledger.ts";
import { standingOf } from "../rules/evidence/evidence-standing.ts";
import type { CaseLaw } from "../rules/listing/next-date-limits.ts";
import { limitsFor } from "../rules/listing/next-date-limits.ts";
import { turnOf } from "../rules/own-days/before-you.ts";
import { kindsAbout, ledgerEventOf } from "../rules/own-days/officer-reports.ts";
import { deadlineNear, dutiesOf, wantedAt } from "../rules/own-days/own-day.ts";
import { daysInCustody } from "../rules/people/custody.ts";
import { findReportsBy } from "./officer-reports-store.ts";
import {
  findOwnHearings,
  findOwnRequests,
  findPeopleAt,
  findQueues,
  findSittings,
  findToServe,
  type OwnHearingRow,
  type OwnRequestRow,
  type PersonAtHearing,
  type QueueRow,
  type ServedRow,
} from "./own-days-store.ts";

/** Days ahead that a phone is told of, today left out. */
const DAYS_AHEAD = 31;
/** For how long a report that was settled still says so on the phone. */
const SETTLED_SHOWN_MS = 14 * 24 * 60 * 60_000;

export type OwnDays = Awaited<ReturnType<typeof readOwnDays>>;
export type OwnSitting = OwnDays["sittings"][number];
export type OwnMatter = OwnSitting["matters"][number];
export type OwnRequest = OwnDays["requests"][number];
export type OwnReport = OwnDays["reports"][number];

/**
 * The coming days of a prosecutor or an investigating officer across the courts of the district: where, when, in which
 * order, who must be there and what is owed. It is kept on a phone, so it names nobody but the accused of matters that
 * are not restricted, and holds no word that anybody wrote.
 */
export function ownDays(ctx: Context): Promise<OwnDays> {
  return read(ctx, { permission: "matters.read" }, (connection) => readOwnDays(connection, ctx));
}

export function requirePersonRole({ actor }: Context): StaffActor & { role: PersonRole } {
  if (actor.kind !== "staff" || !isPersonRole(actor.role)) throw new Refused("not-allowed");
  return actor as StaffActor & { role: PersonRole };
}

async function readOwnDays(connection: Connection, ctx: Context) {
  const { userId, role, districtId } = requirePersonRole(ctx);
  const district = await districtRules(connection, districtId);
  const today = dayAt(ctx.now, district.timezone);
  const until = addDays(today, DAYS_AHEAD);
  const rows = await findOwnHearings(connection, userId, { from: today, until });
  const ids = rows.map(({ hearingId }) => hearingId);
  const courtsToday = [...new Set(rows.filter(({ day }) => day === today).map((row) => row.courtId))];
  const [sittings, queues, people, papers, asked, laws, reports] = await Promise.all([
    findSittings(connection, sittingsIn(rows)),
    courtsToday.length > 0 ? findQueues(connection, courtsToday, today) : [],
    findPeopleAt(connection, ids),
    role === "investigating-officer" ? findToServe(connection, ids) : [],
    findOwnRequests(connection, userId),
    lawOfCases(
      connection,
      rows.map(({ caseId }) => caseId),
      today,
    ),
    role === "investigating-officer" ? findReportsBy(connection, userId, settledSince(ctx)) : [],
  ]);
  const requests = asked.map((row) => requestOf(row, today, district.policy)).filter(({ isOver }) => !isOver);
  const facts: Facts = { role, today, policy: district.policy, queues, people, papers, requests, laws };
  const matters = rows.map((row) => matterOf(row, facts));
  return {
    ...{ today, until, role, asOf: ctx.now.toISOString(), timezone: district.timezone },
    sittings: sittings.map((sitting) => ({
      ...sitting,
      /** Of today: how many are still to be called in all. */
      toCall: queues.filter((one) => one.courtId === sitting.courtId && sitting.day === today && !one.isHeard).length,
      matters: matters.filter((one) => one.courtId === sitting.courtId && one.day === sitting.day),
    })),
    requests: requests.map(({ isOver, ...request }) => request),
    reports,
  };
}

const settledSince = ({ now }: Context): string => new Date(now.getTime() - SETTLED_SHOWN_MS).toISOString();

function sittingsIn(rows: readonly OwnHearingRow[]): { courtId: number; day: CourtDay }[] {
  const found = new Map(rows.map(({ courtId, day }) => [`${courtId}/${day}`, { courtId, day }]));
  return [...found.values()];
}

type RequestNow = ReturnType<typeof requestOf>;

function requestOf(row: OwnRequestRow, today: CourtDay, { replyDays, preservationNoticeDays }: Policy) {
  const { numberPrefix, number, numberSuffix, year, firNumber, firYear, events, dueDay, ...rest } = row;
  const request = { kind: row.kind, source: row.source, events, dueDay };
  const standing = standingOf(request, {
    ...{ today, replyDays, learned: undefined, noticeDays: preservationNoticeDays },
  });
  const { state, isOpen, sentDay, dueBy, overdueDays, lastChasedDay, preservedUntil } = standing;
  return {
    ...rest,
    label: officeNumber({ caseId: row.caseId, numberPrefix, number, numberSuffix, year, firNumber, firYear }),
    ...{ state, sentDay, dueBy, overdueDays, lastChasedDay, preservedUntil },
    /** What may be reported of it now. */
    may: kindsAbout("request").filter((kind) => mayRecord(request, ledgerEventOf(kind, false)!)),
    isOver: !isOpen && state !== "draft",
  };
}

type Facts = {
  role: PersonRole;
  today: CourtDay;
  policy: Policy;
  queues: readonly QueueRow[];
  people: readonly PersonAtHearing[];
  papers: readonly ServedRow[];
  requests: readonly RequestNow[];
  laws: ReadonlyMap<number, CaseLaw>;
};

function matterOf(row: OwnHearingRow, facts: Facts) {
  const { numberPrefix, number, numberSuffix, year, firNumber, firYear, testimony, isForDefence, ...rest } = row;
  const { role, today, queues, requests } = facts;
  const own = facts.people.filter(({ hearingId }) => hearingId === row.hearingId);
  const attendees = attendeesOf(own, row.custody);
  const processes = facts.papers.filter(({ hearingId }) => hearingId === row.hearingId);
  const me = { role, testimony, isForDefence };
  const ofCase = requests.filter(({ caseId }) => caseId === row.caseId);
  const queue = row.day === today ? queues.filter(({ courtId }) => courtId === row.courtId) : [];
  return {
    ...rest,
    accusedTitle: row.isRestricted ? null : row.accusedTitle,
    label: officeNumber({ caseId: row.caseId, numberPrefix, number, numberSuffix, year, firNumber, firYear }),
    fir: firNumber === null ? null : `${firNumber}/${firYear ?? "?"}`,
    turn: turnOf(queue, row.hearingId),
    custodyDays: daysInCustody(row, row.day),
    deadline: deadlineOf(row, facts),
    wanted: wantedAt(row.purpose, attendees),
    missing: ofCase.map(({ requestId }) => requestId),
    papers: processes.map(({ processId, kind, state, casePersonId }) => {
      const to = attendees.find(({ id }) => id === casePersonId);
      return {
        ...{ processId, kind, state },
        to: to ? { role: to.role, ordinal: to.ordinal, isForDefence: to.isForDefence } : null,
      };
    }),
    duties: dutiesOf({ purpose: row.purpose, me, requests: ofCase, processes }),
  };
}

function deadlineOf({ caseId, custody, purpose, day }: OwnHearingRow, { laws, today, policy }: Facts) {
  const law = laws.get(caseId);
  if (!law) return null;
  const { custodyDays, peca30 } = policy;
  const { limits } = limitsFor({ ...law, isInCustody: custody === "in" }, purpose, today, { custodyDays, peca30 });
  return deadlineNear(limits, day);
}
