import { createHash, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { loadDistrict } from "../../../db/seed/load-district.ts";
import { shippedClosures, shippedDistricts } from "../../../db/seed/shipped.ts";
import { createAuth } from "../../../server/access/auth.ts";
import { addStaff, changeStaff, listStaff, resetPassword } from "../../../server/access/staff.ts";
import type { Context } from "../../../server/core/context.ts";
import { Refused } from "../../../server/core/refused.ts";
import { dayLoads } from "../../../server/courts/court-days.ts";
import { type SetUpInput, setUpCourt, setUpState } from "../../../server/courts/settings/set-up.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { freshDatabase, type TestDatabase } from "../../support/fresh-database.ts";

const TOKEN = "a-link-of-the-test";
const HASH = createHash("sha256").update(TOKEN).digest("hex");
const NOW = new Date("2026-11-24T06:00:00Z");

const ends: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(ends.map((end) => end())));

function open(database: TestDatabase) {
  const { db, end } = connect(database.appUrl);
  ends.push(end);
  const visitor: Context = { db, now: NOW, actor: { kind: "public" }, source: "screen", isDemo: false };
  const auth = createAuth({ db, secret: "s".repeat(40), appUrl: "http://localhost:3000" });
  const signsIn = (username: string, password: string) =>
    auth.api.signInUsername({ body: { username, password } }).then(
      (answer) => answer?.user.id ?? null,
      () => null,
    );
  return { db, visitor, signsIn };
}

const answers = (more: Partial<SetUpInput> = {}): SetUpInput => ({
  token: TOKEN,
  district: {
    code: "testabad",
    nameEn: "Testabad",
    nameUr: null,
    timezone: "Asia/Karachi",
    scopes: ["pakistan", "sindh"],
    courts: [
      { code: "t-adj-1", nameEn: "Court one", nameUr: null, rank: "sessions" },
      { code: "t-jm-1", nameEn: "Court two", nameUr: null, rank: "magistrate" },
    ],
  },
  pattern: { rule: "FREQ=WEEKLY;BYDAY=TH", startDay: courtDay("2026-11-24"), untilDay: null, fallbackWeekday: 3 },
  loadsClosures: true,
  administrator: { name: "First of the test", username: "First.Admin", password: "a long password" },
  ...more,
});

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error) => (error instanceof Refused ? error.code : String(error)),
  );

const first = open(await freshDatabase());
const second = open(await freshDatabase());

describe("set-up", () => {
  test("is closed without the link of this start", async () => {
    expect(await setUpState(second.visitor, null, HASH)).toBe("wrong-link");
    expect(await setUpState(second.visitor, "another", HASH)).toBe("wrong-link");
    expect(await setUpState(second.visitor, TOKEN, null)).toBe("wrong-link");
    expect(await setUpState(second.visitor, TOKEN, HASH)).toBe("open");
    expect(await codeOf(setUpCourt(second.visitor, answers({ token: "another" }), HASH))).toBe("wrong-link");
    expect(await codeOf(setUpCourt(second.visitor, answers(), null))).toBe("wrong-link");
  });

  test("makes the district, its courts, their days and closures, and an administrator who can sign in; then never again", async () => {
    const { db, visitor, signsIn } = first;
    expect(await setUpCourt(visitor, answers(), HASH)).toEqual({ courtCode: "t-adj-1" });
    expect(await signsIn("first.admin", "a long password")).not.toBeNull();

    const courts = await db.execute<{ id: string; blocks: number }>(
      sql`select c.id, (select count(*)::int from time_block b where b.court_id = c.id) as blocks from court c order by c.id`,
    );
    expect(courts.map(({ blocks }) => blocks)).toEqual([3, 3]);
    const days = await dayLoads(db, Number(courts[0]!.id), courtDay("2026-12-03"), courtDay("2026-12-31"));
    expect(days.filter(({ kind }) => kind === "dedicated").map(({ day }) => day)).toEqual([
      "2026-12-03",
      "2026-12-10",
      "2026-12-17",
      "2026-12-24",
    ]);
    expect(days.at(-1)).toMatchObject({ kind: "duty", isTentative: true });

    expect(await setUpState(visitor, TOKEN, HASH)).toBe("already-set-up");
    expect(await codeOf(setUpCourt(visitor, answers(), HASH))).toBe("already-set-up");
    expect(await signsIn("first.admin", "a long password")).not.toBeNull();
  });

  test("that two people finish at the same moment is done once, and the one who was first can sign in", async () => {
    const named = (username: string) =>
      answers({ administrator: { name: username, username, password: `password of ${username}` } });
    const both = ["one.person", "two.person"];
    const codes = await Promise.all(both.map((name) => codeOf(setUpCourt(second.visitor, named(name), HASH))));
    expect([...codes].sort()).toEqual(["already-set-up", "done"]);
    const winner = both[codes.indexOf("done")]!;
    expect(await second.signsIn(winner, `password of ${winner}`)).not.toBeNull();
    const [count] = await second.db.execute<{ staff: number; courts: number }>(
      sql`select (select count(*)::int from staff) as staff, (select count(*)::int from court) as courts`,
    );
    expect(count).toEqual({ staff: 1, courts: 2 });
  });

  test("that broke off after the sign-in was made can be tried again with the same name", async () => {
    const { visitor, signsIn, db } = open(await freshDatabase());
    const twice = [0, 1].map(() => ({ code: "t-adj-1", nameEn: "Court", nameUr: null, rank: "sessions" as const }));
    await db.execute(sql`insert into district (code, name_en, timezone) values ('elsewhere', 'Elsewhere', 'UTC')`);
    await db.execute(sql`insert into court (district_id, code, name_en) select id, 'taken', 'Taken' from district`);
    const broken = answers({ district: { ...answers().district, courts: [{ ...twice[0]!, code: "taken" }] } });
    expect(await codeOf(setUpCourt(visitor, broken, HASH))).toContain("another district");
    const again = answers({ administrator: { name: "First", username: "First.Admin", password: "another password" } });
    expect(await codeOf(setUpCourt(visitor, again, HASH))).toBe("done");
    expect(await signsIn("first.admin", "another password")).not.toBeNull();
    expect(await signsIn("first.admin", "a long password")).toBeNull();
  });
});

describe("people", () => {
  const administrator = async (): Promise<Context> => {
    const [row] = await first.db.execute<{ user_id: string; district_id: string }>(
      sql`select user_id, district_id from staff where name = 'First of the test'`,
    );
    const actor = {
      kind: "staff",
      userId: row!.user_id,
      name: "First",
      role: "administrator",
      districtId: Number(row!.district_id),
      courtId: null,
    } as const;
    return { ...first.visitor, actor };
  };

  test("get a password that is shown once, works, and is kept nowhere in the open", async () => {
    const ctx = await administrator();
    const { password } = await addStaff(ctx, {
      name: "A reader",
      username: "reader.one",
      role: "clerk",
      courtId: null,
      key: randomUUID(),
    });
    expect(await first.signsIn("reader.one", password)).not.toBeNull();
    const [kept] = await first.db.execute<{ text: string }>(
      sql`select string_agg(answer::text, ' ') as text from change`,
    );
    expect(kept!.text).not.toContain(password);
    expect(await codeOf(addStaff(ctx, { name: "Another", username: "Reader.One", role: "clerk", courtId: null }))).toBe(
      "username-taken",
    );
  });

  test("who are let go lose their sessions, and who forgot a password gets another", async () => {
    const ctx = await administrator();
    const { userId, password } = await addStaff(ctx, {
      name: "A judge",
      username: "judge.one",
      role: "judge",
      courtId: null,
    });
    await first.signsIn("judge.one", password);
    const reset = await resetPassword(ctx, { userId });
    expect(await first.signsIn("judge.one", password)).toBeNull();
    expect(await first.signsIn("judge.one", reset.password)).not.toBeNull();
    const member = (await listStaff(ctx)).find((one) => one.userId === userId)!;
    const gone = {
      userId,
      version: member.version,
      name: member.name,
      role: member.role,
      courtId: null,
      isActive: false,
    };
    await changeStaff(ctx, gone);
    const [open] = await first.db.execute<{ count: number }>(
      sql`select count(*)::int from session where user_id = ${userId}`,
    );
    expect(open!.count).toBe(0);
    expect(await codeOf(changeStaff(ctx, { ...gone, isActive: true }))).toBe("stale");
  });

  test("keep at least one administrator", async () => {
    const ctx = await administrator();
    const self = (await listStaff(ctx)).find(({ role }) => role === "administrator")!;
    const leaving = {
      userId: self.userId,
      version: self.version,
      name: self.name,
      role: self.role,
      courtId: null,
      isActive: false,
    };
    expect(await codeOf(changeStaff(ctx, leaving))).toBe("last-administrator");
    expect(await codeOf(changeStaff(ctx, { ...leaving, isActive: true, role: "clerk" }))).toBe("last-administrator");
  });
});

describe("shipped districts", () => {
  test("are the twenty-eight of Sindh, each court named once and in both languages", () => {
    const districts = shippedDistricts();
    expect(districts).toHaveLength(28);
    const courts = districts.flatMap((district) => district.courts);
    expect(new Set(courts.map(({ code }) => code)).size).toBe(courts.length);
    expect(courts.every(({ nameEn, nameUr }) => nameEn.length > 0 && (nameUr ?? "").length > 0)).toBe(true);
    expect(districts.every(({ scopes }) => scopes.includes("pakistan") && scopes.includes("sindh"))).toBe(true);
    expect(shippedClosures().every(({ scope }) => districts[0]!.scopes.includes(scope!))).toBe(true);
  });

  test("load twice without a change", async () => {
    const karachiEast = shippedDistricts().find(({ code }) => code === "karachi-east")!;
    const [once, again] = await first.db.transaction(async (tx) => [
      await loadDistrict(tx, karachiEast),
      await loadDistrict(tx, karachiEast),
    ]);
    expect([once.madeDistrict, once.madeCourts.length, again.madeDistrict, again.madeCourts.length]).toEqual([
      true,
      25,
      false,
      0,
    ]);
    expect(again.courtIds.get("east-adj-11")).toBe(once.courtIds.get("east-adj-11"));
  });
});
