import { sql } from "drizzle-orm";
import type { Database } from "../../db/connect.ts";
import { newSalt, seal } from "../../server/reminders/cards/seal.ts";
import { keepReminders } from "../../server/reminders/keep-reminders.ts";
import { datesToRemindOf } from "../../server/reminders/reminder-facts.ts";
import { type CourtDay, courtDay } from "../../server/rules/calendar/court-day.ts";
import type { ReminderLanguage } from "../../server/rules/reminders/reminder-plan.ts";

export type Reminded = { caseId: number; casePersonId: number; hearingId: number; address: string };
type Ask = {
  courtId: number;
  count: number;
  channel: "sms" | "email";
  language?: ReminderLanguage;
  day: CourtDay;
  /** When the date was given. */
  now: Date;
};

let last = 0;

/** Complainants by the hundred, each with a card, a place she knows and a date: what a test of delivering needs at once. */
export async function remindedPeople(
  db: Database,
  { courtId, count, channel, language = "en", day, now }: Ask,
): Promise<Reminded[]> {
  const rows = Array.from({ length: count }, () => {
    last += 1;
    const address = channel === "sms" ? `+92300${1_000_000 + last}` : `somebody.${last}@example.test`;
    return { n: last, address };
  });
  const people = await insertPeople(
    db,
    courtId,
    rows.map(({ n }) => n),
  );
  const before = courtDay("2026-01-01");
  await db.execute(sql`
    insert into court_day (court_id, day, kind, plan_minutes, plan_matters, ceiling_minutes, ceiling_matters)
      select ${courtId}, d.day, 'dedicated', 90000, 90000, 90000, 90000 from (values (${before}::date), (${day}::date)) d (day)
      on conflict do nothing`);
  const cases = sql.param(people.map(({ caseId }) => caseId));
  await db.execute(sql`
    with came as (insert into hearing (case_id, court_id, day, reporting_time, purpose, minutes, state, source)
      select c, ${courtId}, ${before}, '09:00', 'mention', 1, 'heard', 'plan' from unnest(${cases}::bigint[]) c returning id, case_id)
    insert into attendance (hearing_id, case_id, court_id, case_person_id, mark, recorded_at)
      select h.id, h.case_id, ${courtId}, p.id, 'present', ${now.toISOString()} from came h join case_person p on p.case_id = h.case_id`);
  const dates = await db.execute<{ id: string; case_id: string }>(sql`
    insert into hearing (case_id, court_id, day, reporting_time, purpose, minutes, state, source)
      select c, ${courtId}, ${day}, '09:00', 'mention', 1, 'listed', 'plan' from unnest(${cases}::bigint[]) c returning id, case_id`);
  const hearingOf = new Map([...dates].map(({ id, case_id }) => [Number(case_id), Number(id)]));
  const made = people.map((one, at) => ({ ...one, address: rows[at]!.address, hearingId: hearingOf.get(one.caseId)! }));
  await insertCards(db, made, { channel, language, now });
  const caseIds = people.map(({ caseId }) => caseId);
  await keepReminders(db, { caseIds, told: await datesToRemindOf(db, caseIds), now });
  return made;
}

async function insertPeople(db: Database, courtId: number, numbers: readonly number[]) {
  const rows = await db.execute<{ caseId: number; casePersonId: number }>(sql`
    with n as (select x, 900000 + x as number from unnest(${sql.param(numbers)}::int[]) x),
      cases as (insert into court_case (court_id, number_prefix, number, year, number_key, stage, accused_title, institution_day, is_restricted)
        select ${courtId}, 'SC', number, 2024, number || '/2024', 'prosecution-evidence', 'Accused of tests', '2024-03-01', false
        from n order by number returning id, number),
      people as (insert into person (district_id, name, name_key)
        select k.district_id, 'her ' || number, 'her ' || number from n join court k on k.id = ${courtId} order by number returning id, name)
    insert into case_person (case_id, court_id, person_id, role)
      select c.id, ${courtId}, p.id, 'complainant' from cases c join people p on p.name = 'her ' || c.number
      order by c.number returning case_id::float8 as "caseId", id::float8 as "casePersonId"`);
  return [...rows].sort((one, other) => one.caseId - other.caseId);
}

type Way = Pick<Ask, "channel" | "now"> & { language: ReminderLanguage };

async function insertCards(db: Database, people: readonly Reminded[], { channel, language, now }: Way) {
  const cards = people.map(({ caseId, casePersonId, address }) => {
    const salt = newSalt();
    const secret = { addresses: [address], contactPerson: null, neverTell: "", agreedWord: "" };
    return { case_id: caseId, case_person_id: casePersonId, salt, sealed: seal(secret, salt, casePersonId) };
  });
  const routes = [{ channel, language, isSharedPhone: false, isVerified: true }];
  const window = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 600, untilMinute: 960 };
  await db.execute(sql`
    insert into card_seal (case_person_id, salt)
      select case_person_id, salt from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as x (case_person_id bigint, salt text)`);
  await db.execute(sql`
    insert into safe_contact_card (case_id, case_person_id, level, routes, sealed, safe_window, is_reply_allowed, asked_at, changed_at)
      select case_id, case_person_id, 2, ${JSON.stringify(routes)}::jsonb, sealed, ${JSON.stringify(window)}::jsonb, true,
        ${now.toISOString()}, ${now.toISOString()}
      from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as x (case_id bigint, case_person_id bigint, sealed text)`);
}
