import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { generate } from "selfsigned";
import { afterAll, describe, expect, test } from "vitest";
import { remoteBusy } from "../../../db/schema/calendar-feeds.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import type { Context } from "../../../server/core/context.ts";
import { calendarReply } from "../../../server/doors/http/calendar-door.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { type Fetched, fetchCalendar, isPrivateAddress } from "../../../server/people/fetch-calendar.ts";
import { addRemoteFeed, refreshRemoteFeeds } from "../../../server/people/remote-feeds.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { searchKey } from "../../../server/rules/text/search-key.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const DAY = courtDay("2026-12-10");
const key = () => randomUUID();
const administrator = ({ districtId }: MadeCourt) => makeStaff(db, { districtId, courtId: null }, "administrator");

async function officialNamed({ districtId }: MadeCourt, name: string) {
  const [row] = await db
    .insert(person)
    .values({ districtId, name, nameKey: searchKey(name), isOfficial: true })
    .returning({ id: person.id });
  return row!.id;
}

async function prosecuted(made: MadeCourt, personId: number) {
  const caseId = await makeCase(db, made);
  await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId, role: "prosecutor" });
  return caseId;
}

/** The calendar of a district as its own Peshi gives it out. */
async function given(token: string): Promise<string> {
  const reply = await calendarReply({ db, now: NOW }, new Request("http://court.test/"), `${token}.ics`);
  expect(reply.status).toBe(200);
  return reply.text();
}

async function opened(made: MadeCourt) {
  const token = randomBytes(32).toString("base64url");
  await createCaller(await administrator(made)).feeds.makeOfDistrict({ token, key: key() });
  return token;
}

const saying =
  (text: string): (() => Promise<Fetched>) =>
  async () => ({ kind: "new", text, etag: '"1"' });

async function subscribed(made: MadeCourt, text: string, personId: number | null = null) {
  const ctx = await administrator(made);
  const address = `https://other.test/api/calendars/${randomUUID()}.ics`;
  const of = { courtId: made.courtId, name: "South", address, personId, key: key() };
  const { feedId } = await addRemoteFeed(ctx, of, { fetch: saying(text) });
  const shown = async () =>
    (await createCaller(ctx).officials.remoteFeeds({ courtId: made.courtId })).find(({ id }) => id === feedId)!;
  return { ctx, feedId, shown };
}

const again = (ctx: Pick<Context, "now">, only: number, fetched: Fetched) =>
  refreshRemoteFeeds({ db, now: ctx.now }, { only, fetch: async () => fetched });

describe("courts on another Peshi", () => {
  test("the dates of one district are busy hours in another, by name and hour and nothing more", async () => {
    const [south, east] = [await makeCourt(db), await makeCourt(db)];
    const name = `Prosecutor ${randomUUID().slice(0, 6)}`;
    const there = await officialNamed(south, name);
    const here = await officialNamed(east, name);
    for (const block of ["09:00", "09:00", "10:30", "12:00"]) {
      const caseId = await prosecuted(south, there);
      await listCase(south.clerk, south.courtId, caseId, DAY, { block, source: "register" });
    }
    const text = await given(await opened(south));
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(text).toContain("X-PESHI-MATTERS:2");
    expect(text).not.toMatch(/accused|SC |evidence|court of tests/i);
    const { shown } = await subscribed(east, text);
    expect(await shown()).toMatchObject({ dates: 3, people: 1, unknown: 0, host: "other.test", failure: null });
    expect((await shown()).asOf).not.toBeNull();
    const caseId = await prosecuted(east, here);
    const clerk = createCaller(east.clerk);
    await clerk.planner.plan({ courtId: east.courtId, fromDay: DAY, weeks: 2, key: key() });
    const { days } = await clerk.planner.board({ courtId: east.courtId, from: DAY, weeks: 2, trayLimit: 1 });
    const planned = days.flatMap(({ day, matters }) => matters.map((one) => [one.caseId, day]));
    expect(planned).toEqual([[caseId, "2026-12-17"]]);
    const found = await createCaller(await administrator(east)).presence.workload({ courtId: east.courtId, weeks: 4 });
    expect(found.people[0]!.weeks.map(({ elsewhere }) => elsewhere)).toEqual([0, 4, 0, 0]);
  });

  test("nobody but an official is in the calendar of a district, and its address opens nothing once it is ended", async () => {
    const made = await makeCourt(db);
    const caseId = await prosecuted(made, await officialNamed(made, "Officer of tests"));
    for (const role of ["complainant", "witness", "accused"] as const) {
      const [one] = await db
        .insert(person)
        .values({ districtId: made.districtId, name: `Canary${role}`, nameKey: role })
        .returning({ id: person.id });
      await db.insert(casePerson).values({ caseId, courtId: made.courtId, personId: one!.id, role });
    }
    await listCase(made.clerk, made.courtId, caseId, DAY);
    const token = await opened(made);
    expect(await given(token)).not.toMatch(/canary/i);
    const ctx = await administrator(made);
    await createCaller(ctx).feeds.revokeOfDistrict({ key: key() });
    const reply = await calendarReply({ db, now: NOW }, new Request("http://court.test/"), `${token}.ics`);
    expect(reply.status).toBe(404);
  });

  test("the calendar of one person is that person's, whatever it names", async () => {
    const made = await makeCourt(db);
    const personId = await officialNamed(made, "Somebody");
    const event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261210T040000Z\r\nDURATION:PT1H\r\nEND:VEVENT";
    const { shown } = await subscribed(made, `BEGIN:VCALENDAR\r\n${event}\r\nEND:VCALENDAR`, personId);
    expect(await shown()).toMatchObject({ dates: 1, people: 1, personName: "Somebody" });
  });

  test("a name that two people here have is nobody's, and is said so", async () => {
    const made = await makeCourt(db);
    await officialNamed(made, "Same Name");
    await officialNamed(made, "Same Name");
    const event =
      "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261210T040000Z\r\nDURATION:PT1H\r\nX-PESHI-PERSON:Same Name\r\nEND:VEVENT";
    const { shown } = await subscribed(made, `BEGIN:VCALENDAR\r\n${event}\r\nEND:VCALENDAR`);
    expect(await shown()).toMatchObject({ people: 0, unknown: 1 });
  });

  test("what cannot be fetched or read keeps what stood, and says since when; what is the same is as of now", async () => {
    const made = await makeCourt(db);
    const personId = await officialNamed(made, "Somebody");
    const event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261210T040000Z\r\nDURATION:PT1H\r\nEND:VEVENT";
    const { feedId, shown } = await subscribed(made, `BEGIN:VCALENDAR\r\n${event}\r\nEND:VCALENDAR`, personId);
    const later = (minutes: number) => ({ now: new Date(NOW.getTime() + minutes * 60_000) });
    await again(later(30), feedId, { kind: "failed", why: "no-answer" });
    await again(later(60), feedId, { kind: "new", text: "<html>busy</html>", etag: null });
    expect(await shown()).toMatchObject({ dates: 1, failure: "unreadable" });
    const { failedSince, asOf } = await shown();
    expect(new Date(failedSince!)).toEqual(later(30).now);
    expect(new Date(asOf!)).toEqual(NOW);
    await again(later(90), feedId, { kind: "same" });
    expect(await shown()).toMatchObject({ dates: 1, failure: null, failedSince: null });
    expect(new Date((await shown()).asOf!)).toEqual(later(90).now);
    await again(later(120), feedId, { kind: "new", text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR", etag: null });
    expect(await shown()).toMatchObject({ dates: 0 });
  });

  test("taken out, its dates count no more; its address is shown to nobody and stands in no history", async () => {
    const made = await makeCourt(db);
    const personId = await officialNamed(made, "Somebody");
    const event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261210T040000Z\r\nDURATION:PT1H\r\nEND:VEVENT";
    const { ctx, feedId, shown } = await subscribed(made, `BEGIN:VCALENDAR\r\n${event}\r\nEND:VCALENDAR`, personId);
    expect(JSON.stringify(await shown())).not.toContain("/api/calendars/");
    const { version } = await shown();
    await createCaller(ctx).officials.removeRemoteFeed({ courtId: made.courtId, id: feedId, version, key: key() });
    expect(await db.select().from(remoteBusy).where(eq(remoteBusy.feedId, feedId))).toEqual([]);
    const [kept] = await db.execute(
      `select (select string_agg(r::text, ' ') from change_row r where table_name = 'remote_feed') || (select string_agg(c::text, ' ') from change c) as text`,
    );
    expect(String(kept!.text)).not.toContain("/api/calendars/");
  });

  test("an address that is not https, or holds a password, is refused before it is kept", async () => {
    const made = await makeCourt(db);
    const caller = createCaller(await administrator(made));
    const add = (address: string) =>
      caller.officials
        .addRemoteFeed({ courtId: made.courtId, name: "South", address, personId: null, key: key() })
        .then(
          () => "kept",
          (error: Error) => error.message,
        );
    for (const address of ["http://other.test/a.ics", "file:///etc/passwd", "https://me:word@other.test/", "nonsense"])
      expect(await add(address)).toBe("invalid");
  });
});

describe("asking an address that somebody typed", () => {
  test("no address of this computer or of a private network is asked, by number or by name", async () => {
    const failing = async (address: string) => {
      const fetched = await fetchCalendar({ address, patience: 2000 });
      return fetched.kind === "failed" ? fetched.why : fetched.kind;
    };
    for (const host of [
      "127.0.0.1",
      "10.1.2.3",
      "192.168.1.1",
      "169.254.169.254",
      "[::1]",
      "[fd00::1]",
      "0x7f000001",
      "localhost",
    ])
      expect([host, await failing(`https://${host}/a.ics`)]).toEqual([host, "private-address"]);
    expect(await failing("http://example.test/")).toBe("not-https");
    for (const [address, is] of [
      ["8.8.8.8", false],
      ["172.20.0.1", true],
      ["::ffff:10.0.0.1", true],
      ["2606:4700::1", false],
      ["no number", true],
    ] as const)
      expect([address, isPrivateAddress(address)]).toEqual([address, is]);
  });

  test("an answer is taken as it comes, not followed elsewhere, and cut off where it is too long or too late", async () => {
    const { private: privateKey, cert } = await generate([{ name: "commonName", value: "localhost" }], {
      keySize: 2048,
    });
    const server = createServer({ key: privateKey, cert }, (request, answer) => {
      const path = request.url ?? "";
      if (path === "/calendar") {
        const isKnown = request.headers["if-none-match"] === '"1"';
        answer.writeHead(isKnown ? 304 : 200, { etag: '"1"' }).end(isKnown ? undefined : "BEGIN:VCALENDAR");
      } else if (path === "/elsewhere") answer.writeHead(302, { location: "https://127.0.0.1/" }).end();
      else if (path === "/gone") answer.writeHead(410).end();
      else if (path === "/long") answer.writeHead(200).end("x".repeat(50_000));
      else if (path === "/slow") answer.writeHead(200).write("BEGIN");
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const ask = (path: string, more = {}) =>
      fetchCalendar({ address: `https://localhost:${port}${path}`, isLan: true, ca: cert, mostBytes: 10_000, ...more });
    try {
      expect(await ask("/calendar")).toEqual({ kind: "new", text: "BEGIN:VCALENDAR", etag: '"1"' });
      expect(await ask("/calendar", { etag: '"1"' })).toEqual({ kind: "same" });
      expect(await ask("/elsewhere")).toEqual({ kind: "failed", why: "refused" });
      expect(await ask("/gone")).toEqual({ kind: "failed", why: "gone" });
      expect(await ask("/long")).toEqual({ kind: "failed", why: "too-large" });
      expect(await ask("/slow", { patience: 100 })).toEqual({ kind: "failed", why: "too-slow" });
      expect(await ask("/calendar", { ca: undefined })).toEqual({ kind: "failed", why: "no-answer" });
    } finally {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  });
});
