import { spawn } from "node:child_process";
import { once } from "node:events";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { district } from "../../../db/schema/districts.ts";
import { reminder } from "../../../db/schema/reminders.ts";
import { systemClock, timerContext } from "../../../server/core/context.ts";
import { deliverCommand } from "../../../server/doors/terminal/deliver-command.ts";
import { startJobs } from "../../../server/doors/timers/jobs.ts";
import { reconcileReminders } from "../../../server/reminders/reconcile-reminders.ts";
import { reminderBoard } from "../../../server/reminders/reminder-board.ts";
import { addDays, dayAt } from "../../../server/rules/calendar/court-day.ts";
import { startSmppPeer } from "../../peers/smpp-peer.ts";
import { makeCourt, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";
import { remindedPeople } from "../../support/reminded-people.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end()]));

test("the timers run in the court's own time, as a role that owns nothing", async () => {
  const said: string[] = [];
  const jobs = await startJobs({ ...process.env, DATABASE_URL: database.appUrl }, (line) => said.push(line));
  const timers = await db.execute<{ name: string; timezone: string }>(
    sql`select name, timezone from pgboss.schedule order by name`,
  );
  await jobs.stop();
  expect([...timers].map(({ name, timezone }) => `${name} ${timezone}`)).toEqual(
    ["deliver", "feeds", "forget", "receipts", "reconcile"].map((name) => `${name} Asia/Karachi`),
  );
  expect(said).toEqual(["Reminders: no gateway is set up; every message waits as a call on the desk's list."]);
});

test("what was written behind the back of the reminders is found, mended and said, once", async () => {
  const { courtId } = await makeCourt(db);
  const [her] = await remindedPeople(db, { courtId, count: 3, channel: "sms", day: addDays(TODAY, 14), now: NOW });
  const ctx = { ...timerContext(db, false), now: NOW };
  expect(await reconcileReminders(ctx)).toEqual([]);
  await owner.db.execute(sql`update hearing set reporting_time = '11:30' where id = ${her!.hearingId}`);
  expect(await reconcileReminders(ctx)).toMatchObject([{ courtId, added: 3, dropped: 3 }]);
  expect(await reconcileReminders(ctx)).toEqual([]);
  const { mended } = await reminderBoard({ ...ctx, actor: { kind: "terminal" } }, { courtId, day: null });
  expect(mended).toEqual({ at: NOW, count: 6 });
});

test("deliver --once says what it did, and where everything stands", async () => {
  const { json } = await deliverCommand(["--once"], { ...process.env, DATABASE_URL: database.appUrl });
  expect(json).toMatchObject({ accepted: 0, unclear: 0, gateways: [], states: { superseded: 3 } });
});

test("the worker that runs apart hands over what is due, and ends when it is told to", async () => {
  const peer = await startSmppPeer();
  const { courtId, districtId } = await makeCourt(db);
  const policy = { callOffice: { phone: "021-99203001", fromMinute: 540, untilMinute: 960 } };
  await db.update(district).set({ policy }).where(eq(district.id, districtId));
  const day = addDays(dayAt(systemClock(), "Asia/Karachi"), 8);
  const [her] = await remindedPeople(db, { courtId, count: 1, channel: "sms", day, now: systemClock() });
  await owner.db.execute(sql`
    update reminder set due_at = now() - interval '1 hour', not_after = now() + interval '5 hours'
    where case_person_id = ${her!.casePersonId} and lead = 'week'`);
  const main =
    'const { main } = await import("./server/doors/terminal/command-line.ts"); process.exit(await main(["work"], process.env))';
  const env = { ...process.env, DATABASE_URL: database.appUrl, PESHI_SMS: peer.url };
  const worker = spawn(process.execPath, ["--input-type=module", "-e", main], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  worker.stdout.on("data", (text) => {
    told += text;
  });
  const ended = once(worker, "exit");
  try {
    await Promise.race([peer.books.whenTaken(1), ended]);
    expect(peer.books.taken.map(({ to }) => to)).toEqual([her!.address]);
    worker.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(told).toContain("stopped");
    const rows = await db.select().from(reminder).where(eq(reminder.casePersonId, her!.casePersonId));
    expect(rows.filter(({ lead }) => lead === "week").map(({ state }) => state)).toEqual(["accepted"]);
  } finally {
    worker.kill("SIGKILL");
    await peer.close();
  }
}, 30_000);

test("a gateway that is not understood is named by its setting, without its password", async () => {
  const env = { ...process.env, DATABASE_URL: database.appUrl, PESHI_SMS: "smpq://court:secret-word@host" };
  const failure = await deliverCommand(["--once"], env).catch((error: Error) => error);
  expect(String(failure)).toMatch(/PESHI_SMS is no address of a gateway/);
  expect(String(failure)).not.toContain("secret-word");
});
