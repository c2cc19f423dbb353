import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closure } from "../../../db/schema/districts.ts";
import { callTask } from "../../../db/schema/reminders.ts";
import { timerContext } from "../../../server/core/context.ts";
import { callUnconfirmed } from "../../../server/reminders/calls/call-unconfirmed.ts";
import { pauseCard } from "../../../server/reminders/cards/save-card.ts";
import { deliverDue } from "../../../server/reminders/delivery/deliver.ts";
import { reminderBoard } from "../../../server/reminders/reminder-board.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type MadeCourt, makeCourt, makeStaff, NOW } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { type Reminded, remindedPeople } from "../../support/reminded-people.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(() => end());

let made: MadeCourt;
beforeAll(async () => {
  made = await makeCourt(db);
});

/** In the morning at the court, before anybody's safe hours. */
const at = (day: string) => new Date(`${day}T04:00:00Z`);
const ctx = (day: string) => ({ ...timerContext(db, false), now: at(day) });
const deliver = (day: string) => deliverDue({ db, clock: () => at(day), served: [], leaseMs: 60_000 });
const board = (day: string, of: string) =>
  reminderBoard({ ...made.clerk, now: at(day) }, { courtId: made.courtId, day: courtDay(of) });
const callsOf = async ({ casePersonId }: Reminded) =>
  (await db.select().from(callTask).where(eq(callTask.casePersonId, casePersonId))).map(({ because }) => because);

async function someone(day: string): Promise<Reminded> {
  const of = { courtId: made.courtId, count: 1, channel: "sms", now: NOW } as const;
  const [her] = await remindedPeople(db, { ...of, day: courtDay(day) });
  return her!;
}

/** A message that a gateway took, and of which it told nothing since. */
async function sent({ casePersonId }: Reminded, day: string): Promise<void> {
  const ids = sql`array(select id from reminder where case_person_id = ${casePersonId} and lead = 'week')`;
  for (const state of ["attempting", "accepted"])
    await db.execute(sql`select move_reminders(${ids}, ${state}, 'test', ${at(day).toISOString()}, '{}')`);
}

test("whoever nothing reached for a Tuesday is called on Saturday, since on Sunday nobody is at the desk", async () => {
  const her = await someone("2026-12-22");
  await sent(her, "2026-12-15");
  await callUnconfirmed(ctx("2026-12-18"));
  expect(await callsOf(her)).toEqual([]);
  expect((await board("2026-12-18", "2026-12-22")).called).toEqual({ on: "2026-12-19", isSooner: true });
  expect(await callUnconfirmed(ctx("2026-12-19"))).toBe(1);
  expect(await callUnconfirmed(ctx("2026-12-20"))).toBe(0);
  expect(await callsOf(her)).toEqual(["not-confirmed"]);
});

test("a call that falls due on a Sunday stands on Saturday's list, and the board says so before", async () => {
  const her = await someone("2026-12-23");
  await pauseCard(
    { ...made.clerk, now: NOW },
    { courtId: made.courtId, casePersonId: her.casePersonId, isPaused: true },
  );
  await deliver("2026-12-18");
  expect(await callsOf(her)).toEqual([]);
  const [row] = (await board("2026-12-18", "2026-12-23")).rows;
  expect(row).toMatchObject({ calledLater: { because: "paused", on: "2026-12-19" }, calls: [] });
  await deliver("2026-12-19");
  expect(await callsOf(her)).toEqual(["paused"]);
  const [called] = (await board("2026-12-19", "2026-12-23")).rows;
  expect(called).toMatchObject({ calledLater: null, calls: [{ because: "paused", state: "open" }] });
});

test("a holiday that is declared brings the calls of its days forward; of another court it does not", async () => {
  const her = await someone("2027-01-13");
  await sent(her, "2027-01-06");
  const other = await makeCourt(db);
  const days = { fromDay: courtDay("2027-01-11"), untilDay: courtDay("2027-01-11"), isConfirmed: false };
  const holiday = { ...days, kind: "gazetted", effect: "closed", nameEn: "Holiday" } as const;
  await db.insert(closure).values({ ...holiday, districtId: other.districtId });
  await callUnconfirmed(ctx("2027-01-09"));
  expect(await callsOf(her)).toEqual([]);
  await db.insert(closure).values({ ...holiday, districtId: made.districtId });
  expect((await board("2027-01-08", "2027-01-13")).called).toEqual({ on: "2027-01-09", isSooner: true });
  await callUnconfirmed(ctx("2027-01-09"));
  expect(await callsOf(her)).toEqual(["not-confirmed"]);
});

test("two days before an ordinary Thursday it stays what it was", async () => {
  const her = await someone("2026-12-17");
  await sent(her, "2026-12-10");
  const clerk = await makeStaff(db, made, "clerk");
  const { called } = await reminderBoard(
    { ...clerk, now: at("2026-12-14") },
    { courtId: made.courtId, day: courtDay("2026-12-17") },
  );
  expect(called).toEqual({ on: "2026-12-15", isSooner: false });
  await callUnconfirmed(ctx("2026-12-14"));
  expect(await callsOf(her)).toEqual([]);
  await callUnconfirmed(ctx("2026-12-15"));
  expect(await callsOf(her)).toEqual(["not-confirmed"]);
});
