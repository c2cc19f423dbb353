import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { courtCase } from "../../../db/schema/cases.ts";
import { casePerson, person } from "../../../db/schema/people.ts";
import { undoChange } from "../../../server/access/undo.ts";
import { listDocument, officeList, planByCode } from "../../../server/doors/http/lists-door.ts";
import { postedCourts, postedDays, postedFile, postedList } from "../../../server/doors/http/public-lists.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { declareClosure } from "../../../server/lost-days/close-day.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import type { AUDIENCES } from "../../../server/rules/cause-lists/cause-list.ts";
import type { CaseRole } from "../../../server/rules/people/people.ts";
import { listCase, type MadeCourt, makeCase, makeCourt, makeStaff, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { connect } from "../../support/open-database.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const DAY = courtDay("2026-12-10");
/** Letters only: a posted name is cut at the first figure, and a canary must not die of that. */
const wordOf = (start: string) =>
  start +
  randomUUID()
    .replace(/[^a-f]/g, "")
    .slice(0, 8);
const ctx = { db, now: NOW, isDemo: false };
const key = () => randomUUID();
const server = (court: MadeCourt) => createCaller(court.clerk);
const publish = (court: MadeCourt) => server(court).lists.publish({ courtId: court.courtId, days: [DAY], key: key() });
const request = (query = "", headers: Record<string, string> = {}) =>
  new Request(`http://court.test/lists${query}`, { headers });
const page = (court: MadeCourt, query = "", headers = {}) => postedList(ctx, request(query, headers), court.code, DAY);
const file = (court: MadeCourt, format: string, query = "") =>
  postedFile(ctx, request(query), { courtCode: court.code, date: DAY, format });

async function addParty(court: MadeCourt, caseId: number, role: CaseRole, name: string) {
  const { districtId, courtId } = court;
  const [made] = await db
    .insert(person)
    .values({ districtId, name, nameUr: `اردو ${name}`, nameKey: name.toLowerCase() })
    .returning({ id: person.id });
  await db.insert(casePerson).values({ caseId, courtId, personId: made!.id, role });
}

/** Every free text and party of the case carries a word that is nowhere else. */
async function plantedCase(court: MadeCourt, word: string, columns: Partial<typeof courtCase.$inferInsert> = {}) {
  const caseId = await makeCase(db, court, {
    firNumber: 7777,
    firYear: 2019,
    station: `${word}-station`,
    remarks: `${word}-remarks`,
    accusedTitle: `${word}-title`,
    cfmsCode: `${word}-cfms`,
    sections: ["PECA 21"],
    ...columns,
  });
  for (const role of ["accused", "complainant", "counsel", "prosecutor", "investigating-officer", "witness"] as const) {
    await addParty(court, caseId, role, `${word}-${role}`);
  }
  return caseId;
}

describe("a restricted matter", () => {
  test("shows number and time only, in every public form and language, on the list, its versions and its preview", async () => {
    const court = await makeCourt(db);
    const word = wordOf("canary");
    const caseId = await plantedCase(court, word, { number: 4711, numberKey: "4711/2024" });
    await listCase(court.clerk, court.courtId, caseId, DAY, {
      purpose: "compromise",
      purposeText: `${word}-purpose`,
      because: { word },
    });
    const preview = await server(court).lists.preview({ courtId: court.courtId, days: [DAY], language: "en" });
    await publish(court);
    const texts = [JSON.stringify(preview)];
    for (const query of ["", "?lang=ur", "?v=1"]) {
      texts.push(await (await page(court, query)).text());
      for (const format of ["csv", "json"]) texts.push(await (await file(court, format, query)).text());
    }
    expect(texts).toHaveLength(10);
    for (const text of texts) {
      expect(text).toContain("4711");
      expect(text).toContain("09:00");
      expect(text).not.toContain(word);
      expect(text).not.toMatch(/7777|PECA|compromise|راضی نامہ/i);
    }
    expect(preview[0]!.withheld).toEqual([{ serial: 1, because: "protected-section" }]);
  });

  test("the judge reads it in full, the gate does not", async () => {
    const court = await makeCourt(db);
    const word = wordOf("canary");
    await listCase(court.clerk, court.courtId, await plantedCase(court, word), DAY);
    await publish(court);
    const textFor = async (audience: (typeof AUDIENCES)[number]) =>
      String(
        (await listDocument(court.clerk, { courtCode: court.code, day: DAY, audience, format: "csv", language: "en" }))
          .body,
      );
    expect(await textFor("judge")).toContain(`${word}-complainant`);
    expect(await textFor("judge")).not.toContain(`${word}-remarks`);
    for (const audience of ["public", "gate"] as const) expect(await textFor(audience)).not.toContain(word);
  });
});

describe("an unrestricted matter", () => {
  test("names the accused and never the complainant", async () => {
    const court = await makeCourt(db);
    const word = wordOf("open");
    const caseId = await plantedCase(court, word, { orderedRestricted: false, sections: ["PECA 3"] });
    await listCase(court.clerk, court.courtId, caseId, DAY);
    await publish(court);
    const text = await (await page(court)).text();
    expect(text).toContain(`${word}-accused`);
    expect(text).toContain("7777/2019");
    expect(text).not.toMatch(
      new RegExp(`${word}-(complainant|prosecutor|investigating-officer|witness|remarks|title|cfms)`),
    );
  });
});

describe("the posted page", () => {
  async function posted() {
    const court = await makeCourt(db);
    await listCase(court.clerk, court.courtId, await makeCase(db, court), DAY);
    await publish(court);
    return court;
  }

  test("runs nothing, is framed by nobody and is kept for seconds only", async () => {
    const response = await page(await posted());
    expect(response.status).toBe(200);
    const policy = response.headers.get("content-security-policy")!;
    for (const part of ["default-src 'none'", "script-src 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(response.headers.get("cache-control")).toBe("public, max-age=15, s-maxage=30, stale-if-error=86400");
    expect(response.headers.get("x-robots-tag")).toContain("noindex");
    expect(await response.text()).not.toMatch(/<script|onload=|javascript:/i);
  });

  test("answers 304 to whoever has it already, and 200 again once it changed", async () => {
    const court = await posted();
    const etag = (await page(court)).headers.get("etag")!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await page(court, "", { "if-none-match": `"other", W/${etag}` });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    expect((await page(court, "?lang=ur", { "if-none-match": etag })).status).toBe(200);
    await listCase(court.clerk, court.courtId, await makeCase(db, court), DAY);
    await publish(court);
    expect((await page(court, "", { "if-none-match": etag })).status).toBe(200);
  });

  test("an old version says that it was replaced, and leads to the new one", async () => {
    const court = await posted();
    await listCase(court.clerk, court.courtId, await makeCase(db, court), DAY);
    await publish(court);
    const old = await (await page(court, "?v=1")).text();
    expect(old).toContain("replaced by version");
    expect(old).toContain(`href="/lists/${court.code}/${DAY}"`);
    const current = await (await page(court)).text();
    expect(current).not.toContain("replaced by version");
    expect(current).toContain("Version");
    expect((await page(court, "?v=3")).status).toBe(404);
  });

  test("a list that was taken down shows nothing any more, in no version and no form", async () => {
    const court = await posted();
    await server(court).lists.takeDown({
      courtId: court.courtId,
      day: DAY,
      supplementary: null,
      reason: "a name",
      key: key(),
    });
    for (const query of ["", "?v=1", "?lang=ur"]) {
      const response = await page(court, query);
      expect(response.status).toBe(410);
      expect(await response.text()).not.toContain("SC ");
    }
    for (const format of ["json", "csv", "pdf"]) {
      const response = await file(court, format);
      expect([response.status, response.headers.get("cache-control")]).toEqual([
        410,
        expect.stringContaining("s-maxage=30"),
      ]);
      expect(await response.text()).not.toContain("SC ");
    }
  });

  test("an unknown court or date is answered calmly in both languages", async () => {
    const court = await posted();
    for (const [code, date] of [
      ["no-such-court", DAY],
      [court.code, "2026-02-30"],
      [court.code, "today"],
    ] as const) {
      const response = await postedList(ctx, request(), code, date);
      const text = await response.text();
      expect(response.status).toBe(404);
      expect(text).toContain('lang="en"');
      expect(text).toContain('lang="ur"');
      const inUrdu = await (await postedList(ctx, request("?lang=ur"), code, date)).text();
      expect(inUrdu).toContain('<html lang="ur" dir="rtl">');
    }
    const none = await postedList(ctx, request(), court.code, "2026-12-17");
    expect(none.status).toBe(404);
    expect(await none.text()).toContain("No list");
  });

  test("a supplementary list has its own page, and the list of the day leads to it", async () => {
    const court = await makeCourt(db);
    await listCase(court.clerk, court.courtId, await makeCase(db, court), TODAY);
    const caller = server(court);
    await caller.lists.publish({ courtId: court.courtId, days: [TODAY], key: key() });
    const caseId = await makeCase(db, court, { number: 8118, numberKey: "8118/2024" });
    await caller.planner.listMatter({ courtId: court.courtId, caseId, purpose: "bail", key: key() });
    await caller.lists.publish({ courtId: court.courtId, days: [TODAY], key: key() });
    const main = await (await postedList(ctx, request(), court.code, TODAY)).text();
    expect(main).not.toContain("8118");
    expect(main).toContain(`href="/lists/${court.code}/${TODAY}?s=1"`);
    const extra = await (await postedList(ctx, request("?s=1"), court.code, TODAY)).text();
    expect(extra).toContain("8118");
  });

  test.each([
    ["closed", "The court is closed on this day.", "اس دن عدالت بند ہے۔"],
    ["no-work", "No work is expected in court on this day.", "اس دن عدالت میں کام متوقع نہیں۔"],
  ] as const)("a list whose day was declared %s since says so at once", async (effect, english, urdu) => {
    const court = await makeCourt(db);
    await listCase(court.clerk, court.courtId, await makeCase(db, court), DAY);
    await publish(court);
    const before = await page(court);
    expect(await before.text()).not.toContain(english);
    const closed = await declareClosure(court.clerk, {
      ...{ courtId: court.courtId, isWholeDistrict: false, sweep: true, fromDay: DAY, untilDay: DAY },
      ...{ kind: "security", effect, nameEn: "Roads closed", nameUr: null, source: null },
      ...{ isConfirmed: true, alternatives: null },
    });
    const after = await page(court, "", { "if-none-match": before.headers.get("etag") ?? "" });
    expect(after.status).toBe(200);
    expect(await after.text()).toContain(english);
    expect(await (await page(court, "?lang=ur")).text()).toContain(urdu);
    await undoChange(court.clerk, { courtId: court.courtId, changeId: closed.changeId });
    await listCase(court.clerk, court.courtId, await makeCase(db, court), DAY);
    expect(await (await page(court)).text()).not.toContain(english);
  });

  test("courts and days with a list are found from the front page", async () => {
    const court = await posted();
    expect(await (await postedCourts(ctx, request())).text()).toContain(`/lists/${court.code}/${DAY}`);
    expect(await (await postedDays(ctx, request("?lang=ur"), court.code)).text()).toContain(
      `/lists/${court.code}/${DAY}?lang=ur`,
    );
    expect((await postedDays(ctx, request(), "no-such-court")).status).toBe(404);
  });

  test("files are named by court and date only", async () => {
    const court = await posted();
    for (const format of ["csv", "json"]) {
      expect((await file(court, format)).headers.get("content-disposition")).toContain(
        `filename="${court.code}-${DAY}.${format}"`,
      );
    }
    expect((await file(court, "xlsx")).status).toBe(404);
  });
});

describe("the office's copy", () => {
  const exported = (who: Parameters<typeof officeList>[0], court: MadeCourt, audience: string) =>
    officeList(
      who,
      new Request(
        `http://court.test/api/exports/lists?court=${court.code}&date=${DAY}&audience=${audience}&format=csv`,
      ),
    );

  test("is given to those of the court, and to nobody else", async () => {
    const court = await makeCourt(db);
    await listCase(court.clerk, court.courtId, await makeCase(db, court), DAY);
    await publish(court);
    const answer = await exported(court.clerk, court, "judge");
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    const stranger = await makeCourt(db);
    const prosecutor = await makeStaff(db, { districtId: court.districtId, courtId: null }, "prosecutor");
    expect((await exported(stranger.clerk, court, "judge")).status).toBe(404);
    expect((await exported(prosecutor, court, "prosecution")).status).toBe(403);
    expect((await exported({ ...court.clerk, actor: { kind: "public" } }, court, "judge")).status).toBe(403);
    expect((await exported(court.clerk, court, "everybody")).status).toBe(404);
    const html = await officeList(
      court.clerk,
      new Request(`http://court.test/x?court=${court.code}&date=${DAY}&audience=judge`),
    );
    expect(await html.text()).toContain('<link rel="stylesheet" href="/list.css">');
  });
});

describe("the terminal", () => {
  test("plans and publishes by the code of the court, and reads the list in every format", async () => {
    const court = await makeCourt(db, { planMatters: 1 });
    await makeCase(db, court);
    await makeCase(db, court);
    const terminal = { ...court.clerk, actor: { kind: "terminal" } as const, source: "terminal" as const };
    const report = await planByCode(terminal, { courtCode: court.code, fromDay: DAY, weeks: 1, isPublished: true });
    expect(report).toMatchObject({
      placed: 1,
      unplaced: 1,
      days: [DAY],
      returned: 0,
      published: [{ version: 1, matters: 1 }],
    });
    for (const format of ["text", "csv", "json", "html"] as const) {
      const { body, fileName } = await listDocument(terminal, {
        courtCode: court.code,
        day: DAY,
        audience: "public",
        format,
        language: "en",
      });
      expect(String(body).length).toBeGreaterThan(100);
      expect(fileName).toBe(`${court.code}-${DAY}.${format === "text" ? "txt" : format}`);
    }
    const [of] = await db.select().from(courtCase).where(eq(courtCase.courtId, court.courtId)).limit(1);
    expect(of).toBeDefined();
  });
});
