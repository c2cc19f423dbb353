import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { titleOf } from "../../../app/(office)/[court]/day/sheet-data.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { person } from "../../../db/schema/people.ts";
import { listDocument } from "../../../server/doors/http/lists-door.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { addDays, courtDay } from "../../../server/rules/calendar/court-day.ts";
import { AUDIENCES } from "../../../server/rules/cause-lists/cause-list.ts";
import { WITHHELD } from "../../../server/rules/people/withheld-names.ts";
import { recordOutcome } from "../../../server/sitting/record-outcome.ts";
import { listCase, makeCourt, NOW, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";
import { connect } from "../../support/open-database.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(end);

const YOUNG = "Canaryboy Zuhaib";
const YOUNG_UR = "کمسن زہیب";
const CANARY = /canaryboy|zuhaib|زہیب/iu;
const key = () => randomUUID();

/** A trial of the court in which the first accused of the register is a juvenile; `isKnown`: his birth day is entered. */
async function trial(accused = [{ name: YOUNG, nameUr: YOUNG_UR }, { name: "Grown Testwala" }], isKnown = true) {
  const made = await makeCourt(db);
  const { courtId, clerk } = made;
  const matter = { sections: [{ statute: "PECA", section: "3" }], offenceDay: courtDay("2024-01-10") };
  const [caseId = 0] = await register(made, newCase({ ...matter, accused }));
  const of = { courtId, caseId };
  const api = createCaller(clerk);
  await openNames(clerk, courtId, caseId);
  if (isKnown) await bornOn(courtDay("2008-01-11"));
  return { ...made, of, caseId, api, bornOn };

  async function bornOn(birthDay: ReturnType<typeof courtDay> | null) {
    const one = (await api.people.ofCase(of)).people.find(({ name }) => name === YOUNG)!;
    const { casePersonId, version, name, nameUr, nameSd, alias, sex, agency, isProtected } = one;
    await api.people.edit({
      ...{ courtId, casePersonId, version, key: key() },
      person: { name, nameUr, nameSd, alias, sex, agency, isProtected, birthDay },
      inCase: {
        role: "accused",
        testimony: null,
        isForDefence: false,
        isHostile: false,
        standsForId: null,
        note: null,
      },
      contact: { cnic: null, phone: null },
    });
  }
}

const stored = async (caseId: number) =>
  (await db.select({ title: courtCase.accusedTitle }).from(courtCase).where(eq(courtCase.id, caseId)))[0]!.title;

test("once it is known that the first accused is a juvenile, the first adult leads the title of the case", async () => {
  const { caseId, bornOn } = await trial(undefined, false);
  expect(await stored(caseId)).toBe(`${YOUNG} & another`);
  await bornOn(courtDay("2008-01-11"));
  expect(await stored(caseId)).toBe("Grown Testwala & another");
});

test("a juvenile alone has a title without a name, also after the form of the case is saved again", async () => {
  const { api, of, caseId } = await trial([{ name: YOUNG, nameUr: YOUNG_UR }]);
  expect(await stored(caseId)).toBe(WITHHELD);
  const { entry, version } = await api.cases.file(of);
  await api.cases.edit({ ...of, version, entry: { ...entry, remarks: "seen" }, key: key() });
  expect(await stored(caseId)).toBe(WITHHELD);
});

test("whom the register itself calls a minor leads no title before his age is known", async () => {
  const { caseId } = await trial([{ name: "Canaryboy (minor)", nameUr: "" }, { name: "Grown Testwala" }], false);
  expect(await stored(caseId)).toBe("Grown Testwala & another");
});

test("where only the case says that a minor is concerned, no accused whose age is unknown leads its title or a list", async () => {
  const court = await makeCourt(db);
  const said = { sections: [{ statute: "PECA", section: "3" }], hasMinor: true, orderedRestricted: false };
  const accused = [{ name: YOUNG, nameUr: YOUNG_UR }, { name: "Grown Testwala" }];
  const [of = 0, ofChild = 0] = await register(
    court,
    newCase({ ...said, accused }),
    newCase({ ...said, accused, witnesses: [{ name: "Child (minor)" }] }),
  );
  expect(await stored(of)).toBe(`${WITHHELD} & another`);
  // Here the file says who the minor is, and it is none of them.
  expect(await stored(ofChild)).toBe(`${YOUNG} & another`);
  const { courtId, clerk } = court;
  for (const caseId of [of, ofChild]) await openNames(clerk, courtId, caseId);
  const day = addDays(TODAY, 7);
  await listCase(clerk, courtId, of, day);
  const api = createCaller(clerk);
  const [matter] = (await api.hearings.daySheet({ courtId, day })).matters;
  expect(titleOf(matter!, "ur")).not.toMatch(CANARY);
  await api.lists.publish({ courtId, days: [day], key: key() });
  const lists = AUDIENCES.map((audience) =>
    listDocument(clerk, { audience, language: "ur", courtCode: court.code, day, format: "csv" }),
  );
  expect((await Promise.all(lists)).map(({ body }) => String(body)).join()).not.toMatch(CANARY);
});

test("a juvenile's name is in no order sheet, day's orders, title, heading of a letter or list for anybody", async () => {
  const made = await trial();
  const { api, of, courtId, clerk, caseId } = made;
  const hearingId = await listCase(clerk, courtId, caseId, TODAY);
  const day = addDays(TODAY, 7);
  await recordOutcome(clerk, {
    ...{ courtId, hearingId, version: 1, kind: "adjourned", note: `${YOUNG} was produced`, key: key() },
    ...{ reason: "prosecutor-wants-time", next: { purpose: "evidence", day } },
    ...{ recordedAt: NOW.toISOString(), isEnteredLater: false },
  });
  await api.lists.publish({ courtId, days: [day], key: key() });

  const sheet = await api.process.orderSheet(of);
  const [ofDay] = await api.process.ordersOfDay({ courtId, day: TODAY });
  const [seen] = (await api.hearings.daySheet({ courtId, day })).matters;
  const [letter] = (await api.process.ofDay({ courtId, day })).matters;
  const matters = [sheet.matter, ofDay!.matter, seen!, letter!];
  for (const matter of matters) {
    expect(titleOf(matter, "en")).toBe("State v. Grown Testwala & another");
    expect(titleOf(matter, "ur")).toBe("سرکار بنام Grown Testwala و دیگر");
    expect(matter.firstAccusedUr).toBeNull();
  }
  expect(letter!.isTitleWithheld).toBe(true);
  const lists = AUDIENCES.flatMap((audience) => (["en", "ur"] as const).map((language) => ({ audience, language })));
  const texts = await Promise.all(
    lists.map(async (list) =>
      String((await listDocument(clerk, { ...list, courtCode: made.code, day, format: "csv" })).body),
    ),
  );
  expect(texts.filter((text) => text.includes("Grown Testwala")).length).toBeGreaterThan(0);
  const orders = [...sheet.orders, ...ofDay!.orders].map(({ text }) => text);
  const file = await api.cases.file(of);
  expect(JSON.stringify([sheet.matter, orders, ofDay!.matter, file.accusedTitle, texts])).not.toMatch(CANARY);
});

test("a title that was kept before the age was known names no juvenile on a paper either", async () => {
  const { api, of, caseId, clerk, courtId } = await trial(undefined, false);
  await listCase(clerk, courtId, caseId, TODAY);
  // As an age stands in the tables of a court that entered it before titles followed it.
  await db
    .update(person)
    .set({ birthDay: courtDay("2008-01-11") })
    .where(eq(person.name, YOUNG));
  expect(await stored(caseId)).toBe(`${YOUNG} & another`);
  const { matter } = await api.process.orderSheet(of);
  expect(titleOf(matter, "en")).toBe(`State v. ${WITHHELD} & another`);
  expect(titleOf(matter, "ur")).toBe("سرکار بنام [نام ظاہر نہیں کیا گیا] و دیگر");
  expect(JSON.stringify((await api.hearings.daySheet({ courtId, day: TODAY })).matters[0]!.accusedTitle)).not.toMatch(
    CANARY,
  );
});

test("a juvenile beside an accused whose age nobody recorded can be separated, and the file says why one alone cannot", async () => {
  const { api, of } = await trial();
  const found = await api.people.ofCase(of);
  const young = found.people.find(({ name }) => name === YOUNG)!;
  expect(young.age).toMatchObject({ state: "juvenile", notApart: null });
  expect(found.findings.map(({ code }) => code)).toContain("juvenile-with-adults");
  const { casePersonId, version } = young;
  const asked = { courtId: of.courtId, casePersonId, version, number: "905/2026", day: null, key: key() };
  const apart = await api.hearings.splitJuvenile(asked);
  const alone = await api.people.ofCase({ courtId: of.courtId, caseId: apart.caseId });
  expect(alone.people.find(({ name }) => name === YOUNG)!.age).toMatchObject({ notApart: "alone" });
});
