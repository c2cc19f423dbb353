import { randomUUID } from "node:crypto";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { courtroom, district } from "../../../db/schema/districts.ts";
import { privatePage, safeContactCard } from "../../../db/schema/reminders.ts";
import { timerContext } from "../../../server/core/context.ts";
import { privatePageReply } from "../../../server/doors/http/private-page-door.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { answeredElsewhere, answeredInTheOpen } from "../../../server/launcher/page-host.ts";
import type { Gateway } from "../../../server/reminders/channels/gateway.ts";
import { findLetters, type LetterRow } from "../../../server/reminders/delivery/deliver-store.ts";
import { writeLetter } from "../../../server/reminders/delivery/write-letter.ts";
import { newPageSecret } from "../../../server/reminders/private-page/page-secrets.ts";
import { addDays, type CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { type PageSecret, spacedToken } from "../../../server/rules/reminders/page-token.ts";
import { lintReminder } from "../../../server/rules/reminders/reminder-lint.ts";
import { PAGE_LANGUAGES, PAGE_WORDS } from "../../../server/wording/private-page.ts";
import { type MadeCourt, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect, shut } from "../../support/open-database.ts";
import { type Reminded, remindedPeople } from "../../support/reminded-people.ts";

process.env.AUTH_SECRET ??= "a secret of tests that is long enough";
const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(() => Promise.all([end(), owner.end()]));

const key = () => randomUUID();
const DAY = addDays(TODAY, 6);
const OFFICE = { phone: "021-99203456", fromMinute: 540, untilMinute: 960 };
const APP = "https://office.example";
const env: NodeJS.ProcessEnv = { ...process.env, APP_URL: APP };
let made: MadeCourt;
let people: Reminded[];

beforeAll(async () => {
  made = await makeCourt(db, { planMinutes: 9000, planMatters: 900, ceilingMinutes: 9000, ceilingMatters: 900 });
  await db.insert(courtroom).values({ courtId: made.courtId, name: "Courtroom 11", nameUr: "کمرۂ عدالت 11" });
  await db
    .update(district)
    .set({ policy: { callOffice: OFFICE } })
    .where(eq(district.id, made.districtId));
  const ask = { courtId: made.courtId, channel: "email", language: "ur", day: DAY, now: NOW } as const;
  people = await remindedPeople(db, { ...ask, count: 25 });
});

const clerk = () => createCaller(made.clerk).reminders;
const CODE = "482913";
const newSecret = (): PageSecret => ({ ...newPageSecret(), code: CODE });
let asks = 0;

/** Somebody whose page was made a moment ago. */
async function herPage({ isMailed = false } = {}): Promise<Reminded & PageSecret> {
  const her = people.pop()!;
  const secret = newSecret();
  const { courtId } = made;
  await clerk().makePage({ courtId, casePersonId: her.casePersonId, ...secret, isMailed, key: key() });
  return { ...her, ...secret };
}

type Sent = {
  from?: string;
  form?: Record<string, string>;
  cookie?: string;
  language?: string;
  host?: string;
  now?: Date;
  at?: NodeJS.ProcessEnv;
};

/** A request of a phone, as it comes through the door. */
async function ask(
  token: string,
  { form, cookie, language, host = "office.example", now = NOW, at = env, from }: Sent = {},
) {
  const headers = { host, ...(cookie ? { cookie } : {}) };
  const body = form ? new URLSearchParams(form).toString() : null;
  const request = new Request(`${APP}/m/${token}${language ? `?l=${language}` : ""}`, {
    ...{ method: form ? "POST" : "GET", headers, body },
  });
  asks += 1;
  // Each from somewhere else: how often one may ask is a test of its own.
  const asked = { token, address: from ?? `10.0.0.${asks}`, codeTakesMs: 0 };
  const as = { ...timerContext(db, false), now };
  let response = await privatePageReply(as, request, asked, at);
  // As a browser does: what was said of the form comes with the page after it.
  const [said] = response.headers.getSetCookie().filter((one) => /^(__Host-)?pn=\w/.test(one));
  if (response.status === 303 && said) {
    const kept = [cookie, said.split(";")[0]].filter(Boolean).join("; ");
    const next = new Request(new URL(response.headers.get("location")!, APP), {
      headers: { ...headers, cookie: kept },
    });
    response = await privatePageReply(as, next, asked, at);
  }
  const set = response.headers.get("set-cookie");
  return { status: response.status, headers: response.headers, text: await response.text(), set };
}

/** Opened with its code: what the browser has from then on. */
async function opened({ token, code }: PageSecret): Promise<string> {
  const { status, set } = await ask(token, { form: { do: "code", code } });
  expect(status).toBe(303);
  return set!.split(";")[0]!;
}

const hiddenIn = (text: string) => ({
  form: /name="form" value="([^"]+)"/.exec(text)![1]!,
  date: /name="date" value="([^"]*)"/.exec(text)![1]!,
});

const rowOf = async ({ casePersonId }: Reminded, day: CourtDay = DAY) => {
  const { rows } = await clerk().board({ courtId: made.courtId, day });
  return rows.find((row) => row.casePersonId === casePersonId)!;
};

test("an address that is unknown, closed, replaced or shut looks as one that waits for its code", async () => {
  const her = await herPage();
  const waiting = (await ask(her.token)).text;
  expect(waiting).toMatch(/name="code"/);
  const plain = (text: string, token: string) => text.replaceAll(token, "TOKEN");
  const sameAs = async (token: string, sent: Sent = {}) => plain((await ask(token, sent)).text, token);
  const unknown = newSecret().token;
  expect(await sameAs(unknown)).toBe(plain(waiting, her.token));
  const wrong = plain((await ask(her.token, { form: { do: "code", code: "000000" } })).text, her.token);
  expect(wrong).toContain(PAGE_WORDS.ur.enter.wrong);
  expect(await sameAs(unknown, { form: { do: "code", code: "000000" } })).toBe(wrong);
  await clerk().endPage({ courtId: made.courtId, casePersonId: her.casePersonId, key: key() });
  expect(await sameAs(her.token, { form: { do: "code", code: her.code } })).toBe(wrong);
  expect(await sameAs("../../lists", { form: { do: "code", code: her.code } })).toContain(PAGE_WORDS.ur.enter.wrong);
});

test("the code opens the date in large, in Urdu, without a name, a number or a word that tells", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  const { text } = await ask(her.token, { cookie });
  expect(text).toContain("بدھ");
  expect(text).toMatch(/<bdi dir="ltr">9<\/bdi> دسمبر/);
  expect(text).toMatch(/صبح <bdi dir="ltr">9<\/bdi> بجے/);
  expect(text).toContain(PAGE_WORDS.ur.samePlace);
  const number = /\d{6}\/2024/;
  expect(text).not.toMatch(number);
  expect(text).not.toMatch(/her \d|somebody\.\d/);
  expect(text).toMatch(/<title>·<\/title>/);
  for (const language of PAGE_LANGUAGES) {
    const page = (await ask(her.token, { cookie, language })).text;
    expect(lintReminder(wordsOf(page))).toEqual([]);
    expect(page).toContain('<bdi dir="ltr">11</bdi>');
    expect(page).not.toMatch(/undefined|NaN|\{\w+\}/);
  }
});

/** What somebody beside her reads on it. */
const wordsOf = (page: string) =>
  page
    .replace(/<(style|script)>.*?<\/\1>/gs, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

test("nothing of it is kept, indexed, framed or told to another site, and it runs nothing but its own", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  const { headers, set, text } = await ask(her.token, { cookie });
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("x-robots-tag")).toContain("noindex");
  expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(set).toMatch(/^__Host-p=\d+\.[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  expect(text).not.toMatch(/(src|href)="(?!\/m\/|tel:|data:,)/);
  expect(Buffer.byteLength(text)).toBeLessThan(60 * 1024);
  expect(gzipSync(text).byteLength).toBeLessThan(8 * 1024);
});

test("a code opens its own address alone, for a quarter of an hour, and not once it was replaced", async () => {
  const [her, other] = [await herPage(), await herPage()];
  const cookie = await opened(her);
  expect((await ask(other.token, { cookie })).text).toMatch(/name="code"/);
  const later = new Date(NOW.getTime() + 16 * 60_000);
  expect((await ask(her.token, { cookie, now: later })).text).toMatch(/name="code"/);
  const typed = { do: "code", code: her.code.replace(/\d/g, (figure) => "۰۱۲۳۴۵۶۷۸۹"[Number(figure)]!) };
  expect((await ask(spacedToken(her.token).toUpperCase(), { form: typed })).status).toBe(303);
  const { courtId } = made;
  await clerk().makePage({ courtId, casePersonId: her.casePersonId, ...newSecret(), isMailed: false, key: key() });
  expect((await ask(her.token, { cookie })).text).toMatch(/name="code"/);
});

test("five wrong codes shut a page for good, make one call, and the right one says nothing else by then", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  // All at once: none of them may slip by before the others are counted.
  await Promise.all(Array.from({ length: 12 }, () => ask(her.token, { form: { do: "code", code: "482914" } })));
  const { text, status } = await ask(her.token, { form: { do: "code", code: her.code } });
  expect([status, text.includes(PAGE_WORDS.ur.enter.wrong)]).toEqual([200, true]);
  expect((await ask(her.token, { cookie })).text).toMatch(/name="code"/);
  expect((await rowOf(her)).calls.map(({ because }) => because)).toEqual(["page-locked"]);
  const { cards } = await clerk().cards({ courtId: made.courtId, caseId: her.caseId });
  expect(cards[0]?.page).toMatchObject({ isLocked: true });
  const [row] = await owner.db.select().from(privatePage).where(eq(privatePage.casePersonId, her.casePersonId));
  expect(row?.tries).toBe(5);
});

test("four wrong codes and the right one begin to count anew", async () => {
  const her = await herPage();
  for (const round of [1, 2]) {
    for (let n = 0; n < 4; n += 1) await ask(her.token, { form: { do: "code", code: `12345${round}` } });
    await opened(her);
  }
});

test("an answer stands on the day's list and moves nothing; a no is a call, and the form counts once", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  const fields = hiddenIn((await ask(her.token, { cookie })).text);
  await ask(her.token, { cookie, form: { do: "coming", ...fields } });
  expect((await rowOf(her)).reach).toMatchObject({ state: "yes", by: "page" });
  const again = hiddenIn((await ask(her.token, { cookie })).text);
  const later = new Date(NOW.getTime() + 1000);
  for (let n = 0; n < 2; n += 1) {
    const { text } = await ask(her.token, { cookie, now: later, form: { do: "cannot", ...again } });
    expect(text).toContain(PAGE_WORDS.ur.said.cannot);
  }
  const row = await rowOf(her);
  expect(row.reach).toMatchObject({ state: "no", by: "page", openCalls: 1 });
  expect([row.day, row.calls.map(({ because }) => because)]).toEqual([DAY, ["says-cannot"]]);
  const { text } = await ask(her.token, { cookie });
  expect(text).toMatch(/value="cannot" aria-pressed="true"/);
});

test("a page that is loaded again after a form sends nothing anew, and says nothing of it in its address", async () => {
  const her = await herPage();
  const post = async (form: Record<string, string>, cookie = "") => {
    const body = new URLSearchParams(form).toString();
    const request = new Request(`${APP}/m/${her.token}`, {
      method: "POST",
      headers: { host: "office.example", cookie },
      body,
    });
    const asked = { token: her.token, address: "10.9.9.9", codeTakesMs: 0 };
    return privatePageReply({ ...timerContext(db, false), now: NOW }, request, asked, env);
  };
  const cookie = await opened(her);
  const fields = hiddenIn((await ask(her.token, { cookie })).text);
  for (const answer of [
    await post({ do: "code", code: "000000" }),
    await post({ do: "coming", ...fields }, cookie),
    await post({ do: "coming" }, cookie),
  ]) {
    expect([answer.status, await answer.text()]).toEqual([303, ""]);
    expect(answer.headers.get("location")).toBe(`/m/${her.token}?l=ur`);
  }
  // What was said of it is taken away by the page that says it.
  const [said] = (await post({ do: "cannot", ...fields }, cookie)).headers.getSetCookie();
  const page = await ask(her.token, { cookie: `${cookie}; ${said!.split(";")[0]}` });
  expect(page.text).toContain(PAGE_WORDS.ur.said.cannot);
  expect(page.headers.getSetCookie()).toContainEqual(expect.stringMatching(/pn=; Max-Age=0/));
});

test("a wish to be called is a call, also where no date stands, and then it stands on the list of such calls", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  const fields = hiddenIn((await ask(her.token, { cookie })).text);
  await ask(her.token, { cookie, form: { do: "call", ...fields } });
  expect((await rowOf(her)).calls.map(({ because }) => because)).toEqual(["asks-for-call"]);
  const another = await herPage();
  await owner.db.execute(sql`update hearing set state = 'withdrawn' where id = ${another.hearingId}`);
  await owner.db.execute(sql`delete from reminder_date where hearing_id = ${another.hearingId}`);
  const hers = await opened(another);
  const page = (await ask(another.token, { cookie: hers })).text;
  expect(page).toContain(PAGE_WORDS.ur.none);
  expect(page).not.toMatch(/value="coming"/);
  await ask(another.token, { cookie: hers, form: { do: "call", ...hiddenIn(page) } });
  const { undated } = await clerk().board({ courtId: made.courtId, day: DAY });
  const call = undated.find(({ casePersonId }) => casePersonId === another.casePersonId);
  expect(call).toMatchObject({ role: "complainant", call: { because: "asks-for-call" } });
  const { id, version } = call!.call;
  const recorded = { courtId: made.courtId, taskId: id, version, result: "reached", note: null, key: key() } as const;
  await clerk().recordCall(recorded);
  const after = (await clerk().board({ courtId: made.courtId, day: DAY })).undated;
  expect(after.filter(({ casePersonId }) => casePersonId === another.casePersonId)).toEqual([]);
});

test("a stop is final until she is asked again in person; the page still shows the date", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  const { text } = await ask(her.token, {
    ...{ cookie, form: { do: "stop", ...hiddenIn((await ask(her.token, { cookie })).text) } },
  });
  expect(text).toContain(PAGE_WORDS.ur.said.stop);
  const [card] = await owner.db
    .select()
    .from(safeContactCard)
    .where(eq(safeContactCard.casePersonId, her.casePersonId));
  expect(card?.stoppedAt).not.toBeNull();
  expect(text).not.toMatch(/value="stop"/);
  expect(text).toContain("بدھ");
});

test("the same address shows the new date, and an answer to the old one is not taken for it", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  const before = hiddenIn((await ask(her.token, { cookie })).text);
  const moved = addDays(DAY, 1);
  await owner.db.execute(sql`
    insert into court_day (court_id, day, kind, plan_minutes, plan_matters, ceiling_minutes, ceiling_matters)
      values (${made.courtId}, ${moved}, 'dedicated', 9000, 900, 9000, 900) on conflict do nothing`);
  await owner.db.execute(sql`update hearing set day = ${moved}, reporting_time = '10:30' where id = ${her.hearingId}`);
  const { text } = await ask(her.token, { cookie, language: "en", form: { do: "coming", ...before } });
  expect(text).toContain(PAGE_WORDS.en.moved);
  expect(text).toContain("Thursday");
  expect(text).toMatch(/<bdi dir="ltr">10:30<\/bdi> AM/);
  const rows = await owner.db.execute(sql`select 1 from reminder_reply where case_person_id = ${her.casePersonId}`);
  expect(rows).toHaveLength(0);
});

test("a day that is lost, and a case that is over, are said as they are", async () => {
  const [her, other] = [await herPage(), await herPage()];
  const cookie = await opened(her);
  const day = addDays(DAY, 2);
  await owner.db.execute(sql`
    insert into court_day (court_id, day, kind, plan_minutes, plan_matters, ceiling_minutes, ceiling_matters)
      values (${made.courtId}, ${day}, 'dedicated', 9000, 900, 9000, 900) on conflict do nothing`);
  await owner.db.execute(sql`update hearing set day = ${day} where id = ${her.hearingId}`);
  await owner.db.execute(sql`update court_day set is_no_work = true where court_id = ${made.courtId} and day = ${day}`);
  const lost = (await ask(her.token, { cookie, language: "en" })).text;
  expect(lost).toContain(PAGE_WORDS.en.lost);
  expect(lost).not.toMatch(/value="coming"/);
  await owner.db.execute(sql`update hearing set state = 'withdrawn' where id = ${other.hearingId}`);
  await owner.db
    .update(courtCase)
    .set({ disposalDay: TODAY, disposal: "acquitted" } as never)
    .where(eq(courtCase.id, other.caseId));
  const over = (await ask(other.token, { cookie: await opened(other), language: "en" })).text;
  expect(over).toContain(PAGE_WORDS.en.ended);
});

test("that it is the same place is said only to who was told of it or came to it", async () => {
  const her = await herPage();
  await owner.db.execute(sql`delete from attendance where case_person_id = ${her.casePersonId}`);
  const { text } = await ask(her.token, { cookie: await opened(her), language: "en" });
  expect(text).not.toContain(PAGE_WORDS.en.samePlace);
  expect(text).toContain("If you do not know the place, call");
});

test("she takes a new address and code herself: they are shown once, and the old ones open nothing", async () => {
  const her = await herPage({ isMailed: true });
  const cookie = await opened(her);
  const fields = hiddenIn((await ask(her.token, { cookie })).text);
  const { text, set } = await ask(her.token, { cookie, language: "en", form: { do: "replace", ...fields } });
  expect(set).toContain("Max-Age=0");
  const token = /office\.example\/m\/<wbr><span>([\w-]+)/.exec(text)![1]!.replaceAll("-", "");
  const code = /class="code"><bdi dir="ltr">([\d ]+)</.exec(text)![1]!.replace(" ", "");
  expect((await ask(her.token, { cookie })).text).toMatch(/name="code"/);
  await opened({ token, code });
  const { cards } = await clerk().cards({ courtId: made.courtId, caseId: her.caseId });
  expect(cards[0]?.page).toMatchObject({ isMailed: true, isLocked: false });
});

test("she closes it herself, and leaving takes the cookie away and leads elsewhere", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  const left = await ask(her.token, {
    cookie,
    form: { do: "leave" },
    at: { ...env, PESHI_PAGE_EXIT: "https://w.example/" },
  });
  expect(left.set).toContain("Max-Age=0");
  expect(left.text).toContain("url=https://w.example/");
  const { text } = await ask(her.token, { cookie, form: { do: "close" } });
  expect(text).toContain(PAGE_WORDS.ur.closed);
  expect((await ask(her.token, { form: { do: "code", code: her.code } })).status).toBe(200);
});

test("a page that was left is closed to who goes back, before its last word has come; her code opens it anew", async () => {
  const her = await herPage();
  const cookie = await opened(her);
  expect((await ask(her.token, { cookie })).text).not.toMatch(/name="code"/);
  const left = `${cookie}; l=1`;
  expect((await ask(her.token, { cookie: left })).text).toMatch(/name="code"/);
  const answer = { do: "cannot", ...hiddenIn((await ask(her.token, { cookie })).text) };
  expect((await ask(her.token, { cookie: left, form: answer })).text).toMatch(/name="code"/);
  const again = await ask(her.token, { cookie: left, form: { do: "code", code: her.code } });
  expect(again.set).toContain(`l=; Path=/m/${her.token}; Max-Age=0`);
  expect((await ask(her.token, { cookie })).text).not.toMatch(/name="code"/);
});

describe("with a host of its own", () => {
  const apart = { ...env, PESHI_PAGE_URL: "https://slips.example" };

  test("the page is there and nowhere else", async () => {
    const her = await herPage();
    expect((await ask(her.token, { at: apart })).status).toBe(404);
    expect((await ask(her.token, { at: apart, host: "slips.example" })).status).toBe(200);
    expect((await ask(her.token, { at: apart, host: "SLIPS.example:443" })).status).toBe(200);
  });

  test("that host serves a page and its letters and nothing else, and the office's has none of them", async () => {
    const { status, close } = await served(answeredElsewhere);
    const token = newSecret().token;
    const there = [`/m/${token}`, `/m/${spacedToken(token)}?l=sd`, "/fonts/noto-naskh-arabic-400.woff2"];
    const elsewhere = [
      "/",
      "/lists",
      "/api/health",
      "/sign-in",
      "/m/",
      "/m/../lists",
      `/m/${token}/x`,
      "/_next/x.js",
      "/favicon.svg",
    ];
    for (const path of there) expect([path, await status("slips.example", path)]).toEqual([path, 204]);
    for (const path of elsewhere) expect([path, await status("slips.example", path)]).toEqual([path, 404]);
    for (const path of [`/m/${token}`, "/M/x", "//m/x"])
      expect([path, await status("office.example", path)]).toEqual([path, 404]);
    for (const path of ["/", "/lists", "/m-court/day"])
      expect([path, await status("office.example", path)]).toEqual([path, 204]);
    await close();
  });

  test("and without encryption, where the office's host says what to type, it says nothing", async () => {
    const { status, close } = await served(answeredInTheOpen);
    expect([await status("slips.example", "/"), await status("office.example", "/")]).toEqual([404, 204]);
    await close();
  });

  /** A server that has nothing but this before it: 204 is what would go on. */
  async function served(answers: typeof answeredElsewhere) {
    const server = createServer((request, response) => {
      if (!answers(request, response, apart)) response.writeHead(204).end();
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const status = (host: string, path: string) =>
      new Promise<number>((told, failed) => {
        const asked = request({ port, path, headers: { host } }, (answer) => told(answer.resume().statusCode ?? 0));
        asked.on("error", failed).end();
      });
    return { status, close: () => new Promise((closed) => server.close(closed)) };
  }
});

test("only who handles reminders makes one, for whom something is agreed with, and e-mails hold it only where nobody else reads them", async () => {
  const her = people.pop()!;
  const { courtId, districtId } = made;
  const asked = () => ({ courtId, casePersonId: her.casePersonId, ...newSecret(), isMailed: true, key: key() });
  const judge = await makeStaff(db, { districtId, courtId }, "judge");
  await expect(createCaller(judge).reminders.makePage(asked())).rejects.toThrow("not-allowed");
  const foreign = await makeCourt(db);
  await expect(createCaller(foreign.clerk).reminders.makePage(asked())).rejects.toThrow(/not-(found|allowed)/);
  await owner.db.execute(
    sql`update safe_contact_card set routes = jsonb_set(routes, '{0,isSharedPhone}', 'true') where case_person_id = ${her.casePersonId}`,
  );
  await expect(clerk().makePage(asked())).rejects.toThrow("invalid");
  const saved = await clerk().makePage({ ...asked(), isMailed: false });
  const card = await clerk().card({ courtId, casePersonId: her.casePersonId, key: key() });
  expect(card?.version).toBe(saved.version + 1);
  await clerk().forgetCard({ courtId, casePersonId: her.casePersonId, key: key() });
  await expect(clerk().makePage({ ...asked(), isMailed: false })).rejects.toThrow("not-found");
  const rows = await owner.db.execute(sql`select 1 from private_page where case_person_id = ${her.casePersonId}`);
  expect(rows).toHaveLength(0);
});

test("the database holds neither an address nor a code, and a question that names no court is a defect", async () => {
  const her = await herPage({ isMailed: true });
  await opened(her);
  const [row] = await owner.db.execute<{ whole: string; pages: string }>(sql`
    select string_agg(t, '') as whole, (select string_agg(p::text, '') from private_page p) as pages from (
      select p::text as t from private_page p union all select c::text from change c union all select r::text from change_row r
      union all select e::text from audit_entry e) x`);
  expect(row!.whole).not.toContain(her.token);
  expect(row!.pages).not.toContain(CODE);
  const unasked = shut(db).select().from(privatePage);
  await expect(unasked.then(() => null)).rejects.toMatchObject({ cause: { code: "PE003" } });
});

test("who tries many addresses from one place is told to wait, known or unknown", async () => {
  const her = await herPage();
  const from = "192.0.2.7";
  for (let n = 0; n < 40; n += 1) await ask(newSecret().token, { from, form: { do: "code", code: CODE } });
  for (const token of [her.token, newSecret().token])
    expect((await ask(token, { from, form: { do: "code", code: CODE } })).text).toContain(PAGE_WORDS.ur.enter.tooOften);
  await opened(her);
});

test("her e-mail holds the address while the card allows it and nothing shut the page; a message to a phone never does", async () => {
  vi.stubEnv("PESHI_PAGE_URL", "https://slips.example");
  const [her, plain] = [await herPage({ isMailed: true }), await herPage()];
  const mailTo = async ({ casePersonId }: Reminded, set: Partial<LetterRow> = {}) => {
    const [row] = await db.execute<{ id: string }>(
      sql`select id from reminder where case_person_id = ${casePersonId} limit 1`,
    );
    const [letter] = await findLetters(db, [Number(row!.id)]);
    const written = writeLetter([{ ...letter!, ...set }], { can: { replies: false } } as Gateway, NOW);
    return typeof written === "string" ? written : written.letter.body;
  };
  const link = `https://slips.example/m/${spacedToken(her.token)}`;
  expect(await mailTo(her)).toContain(link);
  const own = [{ channel: "sms", language: "ur", isSharedPhone: false, isVerified: true }] as const;
  const others: Partial<LetterRow>[] = [
    { level: 1 },
    { channel: "sms" },
    { channel: "sms", routes: [...own] },
    { routes: [{ ...own[0], channel: "email", isSharedPhone: true }] },
  ];
  for (const set of others) expect(await mailTo(her, set)).not.toContain("slips.example");
  expect(await mailTo(plain)).not.toContain("slips.example");
  for (let n = 0; n < 5; n += 1) await ask(her.token, { host: "slips.example", form: { do: "code", code: "000000" } });
  expect(await mailTo(her)).not.toContain("slips.example");
  vi.unstubAllEnvs();
});
