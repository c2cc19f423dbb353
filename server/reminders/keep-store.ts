import { sql } from "drizzle-orm";
import type { Connection } from "../../db/connect.ts";
import type { CardRoute } from "../../db/schema/reminders.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import type { CardLevel, SafeWindow } from "../rules/reminders/reminder-plan.ts";
import type { KeptCard, KeptDate, WantedReminder } from "./wanted-reminders.ts";

const among = (caseIds: readonly number[]) => sql`any(${sql.param(caseIds)}::bigint[])`;

/** The dates that people of these cases are reminded of, and whether a word of each went out. */
export async function findKeptDates(connection: Connection, caseIds: readonly number[]): Promise<KeptDate[]> {
  type Row = Omit<KeptDate, "fixedAt"> & { fixedAt: string | Date };
  const rows = await connection.execute<Row>(sql`
    select d.hearing_id::float8 as "hearingId", d.case_person_id::float8 as "casePersonId", d.case_id::float8 as "caseId",
      c.court_id::float8 as "courtId", d.hearing_uid as "hearingUid", d.hearing_version as "hearingVersion", d.state,
      d.day::text as day, d.reporting_time as "reportingTime", d.previous_day::text as "previousDay",
      d.previous_time as "previousTime", d.fixed_at as "fixedAt",
      exists (select 1 from case_person p where p.id = d.case_person_id) as "isThere",
      exists (select 1 from reminder r where r.hearing_id = d.hearing_id and r.case_person_id = d.case_person_id
        and r.hearing_version = d.hearing_version and (r.attempt > 0 or r.state = 'done')) as "wasTold"
    from reminder_date d join court_case c on c.id = d.case_id
    where d.case_id = ${among(caseIds)}`);
  return [...rows].map((row) => ({ ...row, fixedAt: new Date(row.fixedAt) }));
}

type CardRow = {
  casePersonId: number;
  version: number;
  level: CardLevel;
  routes: CardRoute[];
  safeWindow: SafeWindow | null;
  isReplyAllowed: boolean;
  iWillCall: boolean;
  isPaused: boolean;
  isStopped: boolean;
  reviewDay: CourtDay | null;
  changedAt: string | Date;
};

/** The cards of people of these cases, as the plan sees them: without an address. */
export async function findCards(connection: Connection, caseIds: readonly number[]): Promise<Map<number, KeptCard>> {
  const rows = await connection.execute<CardRow>(sql`
    select c.case_person_id::float8 as "casePersonId", c.version, c.level, c.routes, c.safe_window as "safeWindow",
      c.is_reply_allowed as "isReplyAllowed", c.i_will_call as "iWillCall", c.paused_at is not null as "isPaused",
      c.stopped_at is not null as "isStopped", c.review_day::text as "reviewDay", c.changed_at as "changedAt"
    from safe_contact_card c where c.case_id = ${among(caseIds)}`);
  return new Map([...rows].map((row) => [row.casePersonId, cardOf(row)]));
}

function cardOf(row: CardRow): KeptCard {
  const { version, level, iWillCall, reviewDay } = row;
  const channels = row.routes.map(({ channel, language, isSharedPhone, isVerified }) => ({
    ...{ channel, language, address: "", sharedPhone: isSharedPhone, verified: isVerified },
  }));
  return {
    ...{ version, iWillCall, reviewDay, channels, window: row.safeWindow, changedAt: new Date(row.changedAt) },
    level: row.isStopped ? 0 : level,
    repliesAllowed: row.isReplyAllowed,
    paused: row.isPaused,
  };
}

/** The zone of each of these cases, and to whom the reminders that are kept of them go. */
export async function findSurroundings(connection: Connection, caseIds: readonly number[]) {
  const zones = await connection.execute<{ id: string; timezone: string }>(sql`
    select c.id, d.timezone from court_case c join court k on k.id = c.court_id join district d on d.id = k.district_id
    where c.id = ${among(caseIds)}`);
  const kept = await connection.execute<{ id: string; audience: "guarded" | "open" }>(sql`
    select distinct case_person_id as id, audience from reminder where case_id = ${among(caseIds)}`);
  return {
    timezones: new Map([...zones].map(({ id, timezone }) => [Number(id), timezone])),
    audiences: new Map([...kept].map(({ id, audience }) => [Number(id), audience])),
  };
}

export type Kept = { added: number; retimed: number; dropped: number };

/** Makes what stands equal to what is wanted; with `isTrial` it counts what that would take. */
export async function saveWanted(
  connection: Connection,
  caseIds: readonly number[],
  { dates, wanted }: { dates: readonly KeptDate[]; wanted: readonly WantedReminder[] },
  now: Date,
  isTrial: boolean,
): Promise<Kept> {
  const [row] = await connection.execute<Record<keyof Kept, string>>(sql`
    select added, retimed, dropped from keep_reminders(${sql.param(caseIds)}::bigint[],
      ${JSON.stringify(dates.map(dateRow))}::jsonb, ${JSON.stringify(wanted.map(reminderRow))}::jsonb,
      ${now.toISOString()}, ${isTrial})`);
  return { added: Number(row!.added), retimed: Number(row!.retimed), dropped: Number(row!.dropped) };
}

const dateRow = (date: KeptDate) => ({
  hearing_id: date.hearingId,
  case_person_id: date.casePersonId,
  case_id: date.caseId,
  hearing_uid: date.hearingUid,
  hearing_version: date.hearingVersion,
  state: date.state,
  day: date.day,
  reporting_time: date.reportingTime,
  previous_day: date.previousDay,
  previous_time: date.previousTime,
  fixed_at: date.fixedAt.toISOString(),
});

const reminderRow = ({ date, audience, cardVersion, ...planned }: WantedReminder) => ({
  court_id: date.courtId,
  case_id: date.caseId,
  hearing_id: date.hearingId,
  hearing_uid: date.hearingUid,
  hearing_version: date.hearingVersion,
  case_person_id: date.casePersonId,
  audience,
  day: date.day,
  reporting_time: date.reportingTime,
  kind: planned.kind,
  lead: planned.lead,
  channel: planned.channel,
  level: planned.level,
  language: planned.language,
  call_cause: planned.callTask,
  card_version: cardVersion,
  due_at: planned.dueAt.toISOString(),
  not_after: planned.notAfter.toISOString(),
});
