import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { CaseEntry } from "../../../server/case/file/case-entry.ts";
import { changeCases } from "../../../server/case/file/change-cases.ts";
import { storedCases } from "../../../server/case/stored-cases.ts";
import { change } from "../../../server/core/change.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type MadeCourt, makeCourt } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";
import { connect } from "../../support/open-database.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
const owner = connect(database.ownerUrl, { max: 2 });
afterAll(async () => {
  await end();
  await owner.end();
});

const callerOf = (made: MadeCourt) => createCaller(made.clerk).cases;
const key = () => randomUUID();
const registerIn = (made: MadeCourt) => (input: { courtId: number; key: string; entry: CaseEntry }) =>
  createCaller(made.clerk).desk.register({ ...input, first: { purpose: "mention", day: null } });
const undo = (made: MadeCourt, input: { courtId: number; changeId: number; key: string }) =>
  createCaller(made.clerk).changes.undo(input);

const entry = (overrides: Partial<CaseEntry> = {}): CaseEntry => ({
  number: "150/2024",
  fir: "",
  station: "",
  cfmsCode: "",
  sections: "14 PECA",
  unreadSections: [],
  accused: ["Gulzar Testwala"],
  otherAccused: 0,
  complainants: [],
  counsel: [],
  prosecutor: "",
  investigatingOfficer: "",
  stage: "charge",
  custody: "unknown",
  custodySince: null,
  hasMinor: false,
  orderedRestricted: null,
  institutionDay: courtDay("2024-02-01"),
  offenceDay: null,
  firDay: null,
  challanDay: null,
  priorDay: null,
  remarks: "",
  ...overrides,
});

/** Ids of the pending cases that a search finds; few enough for one page. */
async function foundIds(made: MadeCourt, q = ""): Promise<number[]> {
  const { rows } = await callerOf(made).search({ courtId: made.courtId, q });
  return rows.map(({ caseId }) => caseId);
}

test("a case entered by hand can be found and reads as it was typed", async () => {
  const made = await makeCourt(db);
  const cases = callerOf(made);
  const typed = entry({
    fir: "375/22",
    station: "Testabad Cantt",
    sections: "20, 24 PECA r/w 420 PPC",
    accused: ["Gulzar Testwala s/o Nobody", "Second Accused", " "],
    complainants: ["Somebody Private"],
    counsel: ["Adv. One", "Adv. Two"],
    prosecutor: "P. Prosecutor",
    investigatingOfficer: "Insp. Officer",
    custody: "in",
    custodySince: courtDay("2026-01-01"),
    remarks: "property in the malkhana",
  });
  const { caseId } = await registerIn(made)({ courtId: made.courtId, key: key(), entry: typed });
  await openNames(made.clerk, made.courtId, caseId);
  const file = await cases.file({ courtId: made.courtId, caseId });
  expect(file.number).toBe("SC 150/2024");
  expect(file.accusedTitle).toBe("Gulzar Testwala s/o Nobody & another");
  expect(file.sections).toEqual(["PECA 20", "PECA 24", "PPC 420"]);
  expect(file.people.filter(({ role }) => role === "counsel").map(({ name }) => name)).toEqual([
    "Adv. One",
    "Adv. Two",
  ]);
  expect(file.entry).toEqual({
    ...typed,
    ...{ cognizanceDay: null, copiesDay: null, proclamationDay: null },
    number: "SC 150/2024",
    fir: "375/2022",
    sections: "20, 24 PECA; 420 PPC",
    accused: ["Gulzar Testwala s/o Nobody", "Second Accused"],
  });
  expect(file.history.map(({ action, by }) => ({ action, by }))).toEqual([
    { action: "case.registered", by: made.clerk.actor.kind === "staff" && made.clerk.actor.name },
  ]);
});

test("entering the same case twice under one key makes one case", async () => {
  const made = await makeCourt(db);
  const input = { courtId: made.courtId, key: key(), entry: entry() };
  const first = await registerIn(made)(input);
  expect(await registerIn(made)(input)).toEqual(first);
  expect(await foundIds(made)).toEqual([first.caseId]);
});

test("a number that is taken is refused, and nothing is written", async () => {
  const made = await makeCourt(db);
  await registerIn(made)({ courtId: made.courtId, key: key(), entry: entry() });
  await expect(registerIn(made)({ courtId: made.courtId, key: key(), entry: entry() })).rejects.toThrow("number-taken");
  expect(await foundIds(made)).toHaveLength(1);
});

test("an entry that cannot be read names its field", async () => {
  const made = await makeCourt(db);
  const refusal = (typed: CaseEntry) =>
    registerIn(made)({ courtId: made.courtId, key: key(), entry: typed }).then(
      () => null,
      (error) => error.cause?.detail?.field,
    );
  expect(await refusal(entry({ number: "one hundred" }))).toBe("number");
  expect(await refusal(entry({ number: "", fir: "" }))).toBe("number");
  expect(await refusal(entry({ fir: "three" }))).toBe("fir");
  expect(await refusal(entry({ institutionDay: courtDay("2026-12-04") }))).toBe("institutionDay");
});

test("likely duplicates show while a number or an FIR is typed", async () => {
  const made = await makeCourt(db);
  const fir = { number: 375, year: 2022, station: "PS Testabad Cantt" };
  const [withNumber, byFir, elsewhere] = await register(
    made,
    newCase({ caseNumber: { prefix: "SC", number: 88, suffix: null, year: 2021 } }),
    newCase({ fir }),
    newCase({ fir: { ...fir, station: "PS Otherville" } }),
  );
  const found = async (typed: { number?: string; fir?: string; station?: string }) =>
    (await callerOf(made).duplicates({ courtId: made.courtId, number: "", fir: "", station: "", ...typed })).map(
      ({ caseId, because }) => [caseId, because],
    );
  expect(await found({ number: "۸۸/۲۱" })).toEqual([[withNumber, "number"]]);
  expect(await found({ fir: "FIR No. 375/22", station: "testabad" })).toEqual([[byFir, "fir-and-station"]]);
  expect((await found({ fir: "375/2022" })).map(([id]) => id).sort()).toEqual([byFir, elsewhere].sort());
  expect(await found({ number: "8", fir: "37" })).toEqual([]);
});

test("an edit of what somebody changed meanwhile is refused", async () => {
  const made = await makeCourt(db);
  const [caseId = 0] = await register(made, newCase());
  const cases = callerOf(made);
  const opened = await cases.file({ courtId: made.courtId, caseId });
  const edit = (remarks: string) =>
    cases.edit({
      courtId: made.courtId,
      caseId,
      version: opened.version,
      key: key(),
      entry: { ...opened.entry, remarks },
    });
  await edit("first");
  await expect(edit("second")).rejects.toThrow("stale");
  expect((await cases.file({ courtId: made.courtId, caseId })).remarks).toBe("first");
});

test("undoing an edit restores the case and its people", async () => {
  const made = await makeCourt(db);
  const [caseId = 0] = await register(
    made,
    newCase({ accused: [{ name: "Stays Here" }, { name: "Goes Away", custody: "bail" }], counsel: ["Adv. Old"] }),
  );
  const cases = callerOf(made);
  await openNames(made.clerk, made.courtId, caseId);
  const before = await cases.file({ courtId: made.courtId, caseId });
  const { changeId } = await cases.edit({
    courtId: made.courtId,
    caseId,
    version: before.version,
    key: key(),
    entry: {
      ...before.entry,
      accused: ["Stays Here", "Comes In"],
      counsel: ["Adv. New"],
      sections: "21 PECA",
      stage: "arguments",
      station: "Testabad",
    },
  });
  const edited = await cases.file({ courtId: made.courtId, caseId });
  expect(edited.accusedTitle).toBe("Stays Here & another");
  expect(edited.restriction.because).toBe("protected-section");
  expect(edited.stageSince).toBe("2026-12-03");
  expect(await foundIds(made, "comes")).toEqual([caseId]);
  expect(edited.history[0]?.fields.map(({ field }) => field).sort()).toEqual([
    "is_restricted",
    "sections",
    "stage",
    "station",
  ]);

  await undo(made, { courtId: made.courtId, changeId, key: key() });
  const after = await cases.file({ courtId: made.courtId, caseId });
  const facts = ({ version: _version, history: _history, ...rest }: typeof before) => rest;
  expect(facts(after)).toEqual(facts(before));
  expect(await foundIds(made, "comes")).toEqual([]);
  await expect(undo(made, { courtId: made.courtId, changeId, key: key() })).rejects.toThrow("already-undone");
});

test("undo is refused when the case was edited again", async () => {
  const made = await makeCourt(db);
  const [caseId = 0] = await register(made, newCase());
  const cases = callerOf(made);
  const edit = async (remarks: string) => {
    const { version, entry: opened } = await cases.file({ courtId: made.courtId, caseId });
    return cases.edit({ courtId: made.courtId, caseId, version, key: key(), entry: { ...opened, remarks } });
  };
  const { changeId } = await edit("first");
  await edit("second");
  await expect(undo(made, { courtId: made.courtId, changeId, key: key() })).rejects.toThrow("changed-since");
});

test("a case is restricted until it is positively known not to be", async () => {
  const made = await makeCourt(db);
  const peca = (...sections: string[]) => sections.map((section) => ({ statute: "PECA", section }));
  const ids = await register(
    made,
    newCase({ sections: [] }),
    newCase({ sections: peca("14"), unreadSections: ["smudged"] }),
    newCase({ sections: peca("21"), orderedRestricted: false }),
    newCase({ sections: peca("14"), hasMinor: true }),
    newCase({ sections: peca("14") }),
  );
  const because = await Promise.all(
    ids.map(async (caseId) => (await callerOf(made).file({ courtId: made.courtId, caseId })).restriction.because),
  );
  expect(because).toEqual(["no-section", "unread-section", "protected-section", "minor", "unrestricted"]);
  const rows = (await callerOf(made).search({ courtId: made.courtId })).rows;
  expect(rows.filter(({ isRestricted }) => !isRestricted).map(({ caseId }) => caseId)).toEqual([ids[4]]);
});

test("counsel and officers are one person over many cases, accused of the same name are not", async () => {
  const made = await makeCourt(db);
  await register(
    made,
    newCase({ accused: [{ name: "Same Name" }], counsel: ["Adv. Shared Counsel"] }),
    newCase({ accused: [{ name: "Same Name" }], counsel: ["Adv Shared Counsel"] }),
  );
  const people = await owner.db.execute<{ name_key: string; count: number }>(
    sql`select name_key, count(*)::int from person where district_id = ${made.districtId} group by name_key order by 2`,
  );
  expect(people.map(({ count }) => count)).toEqual([1, 2]);
});

test("a register of changed rows keeps who stays and leaves alone what somebody else changed", async () => {
  const made = await makeCourt(db);
  const [first = 0, second = 0] = await register(
    made,
    newCase({ accused: [{ name: "Stays Here", custody: "in" }, { name: "Goes Away" }], otherAccused: 2 }),
    newCase(),
  );
  const read = async () => storedCases(db, made.courtId, { ids: [first, second] });
  const before = new Map((await read()).map((one) => [one.caseId, one]));
  const people = async () =>
    owner.db.execute<{ name: string; id: number }>(
      sql`select p.name, p.id from case_person c join person p on p.id = c.person_id where c.case_id = ${first} order by c.ordinal`,
    );
  const [stays] = await people();
  const renewed = (caseId: number, version: number) => ({
    caseId,
    version,
    matter: {
      ...before.get(caseId)!.matter,
      accused: [{ name: "Comes In" }, { name: "Stays Here" }],
      stage: "judgment" as const,
    },
  });
  const answer = await change(
    made.clerk,
    { action: "register.imported", permission: "register.import", courtId: made.courtId },
    (tx) => changeCases(tx, made.courtId, made.districtId, [renewed(first, 1), renewed(second, 9)], "register"),
  );
  expect(answer).toEqual({ changed: [first], stale: [second], released: [] });
  expect((await people()).map(({ name }) => name)).toEqual(["Comes In", "Stays Here"]);
  expect((await people())[1]?.id).toBe(stays?.id);
  const after = new Map((await read()).map((one) => [one.caseId, one]));
  expect(after.get(first)?.matter.stage).toBe("judgment");
  expect(after.get(first)?.matter.custody).toBe("in");
  expect(after.get(first)?.matter.otherAccused).toBe(2);
  expect(after.get(second)).toEqual(before.get(second));
});

test("a stored case reads back as it was entered", async () => {
  const made = await makeCourt(db);
  const entered = newCase({
    caseNumber: { prefix: "SC", number: 153, suffix: "A", year: 2020 },
    fir: { number: 7, year: 2019, station: "Testabad" },
    sections: [
      { statute: "SINDHARMSACT", section: "23" },
      { statute: "PECA", section: "21(1)(d)" },
    ],
    unreadSections: ["smudged"],
    otherAccused: null,
    complainants: [{ name: "Private Person" }],
    counsel: ["Adv. One"],
    prosecutor: "P. One",
    investigatingOfficer: "Insp. One",
    remarks: "in the malkhana",
    priorDay: courtDay("2025-02-02"),
  });
  const [id = 0] = await register(made, entered);
  const [stored] = await storedCases(db, made.courtId, { numberKeys: ["153A/2020"] });
  expect(stored?.caseId).toBe(id);
  expect(stored?.matter).toMatchObject(JSON.parse(JSON.stringify(entered)));
});

test("another court's case is not found, neither read nor edited", async () => {
  const [mine, theirs] = [await makeCourt(db), await makeCourt(db)];
  const [caseId = 0] = await register(theirs, newCase());
  const { entry: opened, version } = await callerOf(theirs).file({ courtId: theirs.courtId, caseId });
  const cases = callerOf(mine);
  await expect(cases.file({ courtId: mine.courtId, caseId })).rejects.toThrow("not-found");
  await expect(cases.file({ courtId: theirs.courtId, caseId })).rejects.toThrow("not-found");
  await expect(cases.search({ courtId: theirs.courtId })).rejects.toThrow("not-found");
  await expect(cases.edit({ courtId: mine.courtId, caseId, version, key: key(), entry: opened })).rejects.toThrow(
    "not-found",
  );
});
