import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../db/connect.ts";
import type { CaseEntry } from "../../server/cases/case-entry.ts";
import type { DocketFilters } from "../../server/cases/docket-store.ts";
import { createCaller } from "../../server/router.ts";
import { courtDay } from "../../server/rules/court-day.ts";
import { type MadeCourt, makeCourt } from "../factories.ts";
import { freshDatabase } from "../fresh-database.ts";
import { newCase, register } from "../new-case.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
const owner = connect(database.ownerUrl, { max: 2 });
afterAll(async () => {
  await end();
  await owner.end();
});

const callerOf = (made: MadeCourt) => createCaller(made.clerk).cases;
const key = () => randomUUID();
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

/** Ids of every page, read until there is none. */
async function allIds(
  made: MadeCourt,
  input: {
    filters?: DocketFilters;
    q?: string;
    sort?: "age" | "next" | "number" | "stage";
    isDescending?: boolean;
  } = {},
  between?: () => Promise<unknown>,
) {
  const ids: number[] = [];
  let cursor: string | null = null;
  do {
    const page: { rows: { caseId: number }[]; next: string | null } = await callerOf(made).search({
      courtId: made.courtId,
      ...input,
      cursor,
    });
    ids.push(...page.rows.map(({ caseId }) => caseId));
    cursor = page.next;
    await between?.();
  } while (cursor);
  return ids;
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
  const { caseId } = await cases.register({ courtId: made.courtId, key: key(), entry: typed });
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
  const first = await callerOf(made).register(input);
  expect(await callerOf(made).register(input)).toEqual(first);
  expect(await allIds(made)).toEqual([first.caseId]);
});

test("a number that is taken is refused, and nothing is written", async () => {
  const made = await makeCourt(db);
  await callerOf(made).register({ courtId: made.courtId, key: key(), entry: entry() });
  await expect(callerOf(made).register({ courtId: made.courtId, key: key(), entry: entry() })).rejects.toThrow(
    "number-taken",
  );
  expect(await allIds(made)).toHaveLength(1);
});

test("an entry that cannot be read names its field", async () => {
  const made = await makeCourt(db);
  const refusal = (typed: CaseEntry) =>
    callerOf(made)
      .register({ courtId: made.courtId, key: key(), entry: typed })
      .then(
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

test("a case is found by its number in every writing", async () => {
  const made = await makeCourt(db);
  const [plain, lettered] = await register(
    made,
    newCase({ caseNumber: { prefix: "Special Case", number: 1150, suffix: null, year: 2019 } }),
    newCase({ caseNumber: { prefix: "Special Case", number: 1150, suffix: "A", year: 2019 } }),
    newCase({ caseNumber: { prefix: "Special Case", number: 1151, suffix: null, year: 2019 } }),
  );
  for (const q of [
    "1150/2019",
    "1150/19",
    "SC 1150-2019",
    "Special Case No. 1150 of 2019",
    "۱۱۵۰/۲۰۱۹",
    "١١٥٠/١٩",
    "1150",
  ]) {
    expect([q, (await allIds(made, { q })).sort()]).toEqual([q, [plain, lettered].sort()]);
  }
  expect(await allIds(made, { q: "1150-A/2019" })).toEqual([lettered]);
});

test("a case is found by FIR, station and year, and one without a number by its FIR alone", async () => {
  const made = await makeCourt(db);
  const [first, second, unnumbered] = await register(
    made,
    newCase({ fir: { number: 32, year: 2019, station: "FIA Cybercrime Circle" } }),
    newCase({ fir: { number: 32, year: 2019, station: "Testabad" } }),
    newCase({ caseNumber: null, fir: { number: 77, year: 2023, station: "Testabad" } }),
  );
  expect((await allIds(made, { q: "FIR 32/2019" })).sort()).toEqual([first, second].sort());
  expect(await allIds(made, { q: "FIR No.32/19, P.S. Testabad" })).toEqual([second]);
  expect(await allIds(made, { q: "32/2019 testabad" })).toEqual([second]);
  expect(await allIds(made, { q: "ایف آئی آر ۳۲/۲۰۱۹ تھانہ Testabad" })).toEqual([second]);
  expect(await allIds(made, { q: "77/2023" })).toEqual([unnumbered]);
});

test("an accused is found by name in Roman and in Urdu, whichever keyboard wrote it", async () => {
  const made = await makeCourt(db);
  const [roman, urdu, both] = await register(
    made,
    newCase({ accused: [{ name: "Muhammad Testgir @ Bholu s/o Nobody" }] }),
    newCase({ accused: [{ name: "کریم علی آزمائشی" }] }),
    newCase({ accused: [{ name: "Zarbakht Mithai", nameUr: "زربخت مٹھائی" }, { name: "Second Mohd Testgir" }] }),
    newCase({ accused: [{ name: "Unrelated Person" }], complainants: [{ name: "Testgir Private" }] }),
  );
  expect((await allIds(made, { q: "mohammed testgir" })).sort()).toEqual([roman, both].sort());
  expect(await allIds(made, { q: "bholu" })).toEqual([roman]);
  // Arabic ي and ك where the register has ی and ک.
  expect(await allIds(made, { q: "كريم علي" })).toEqual([urdu]);
  expect(await allIds(made, { q: "زربخت" })).toEqual([both]);
  expect(await allIds(made, { q: "te" })).toHaveLength(2);
  expect(await allIds(made, { q: "private" })).toEqual([]);
});

test("a CFMS code finds its case", async () => {
  const made = await makeCourt(db);
  const [coded] = await register(made, newCase({ cfmsCode: "KHI-20240012345" }), newCase());
  expect(await allIds(made, { q: "khi-20240012345" })).toEqual([coded]);
});

test("filters keep what they say, alone and together", async () => {
  const made = await makeCourt(db);
  const old = courtDay("2019-01-10");
  const [inJail, oldOne, restricted, recent] = await register(
    made,
    newCase({ custody: "in", stage: "charge" }),
    newCase({ institutionDay: old }),
    newCase({ sections: [{ statute: "PECA", section: "21" }], stage: "charge" }),
    newCase({ institutionDay: courtDay("2026-01-15") }),
  );
  await owner.db.execute(sql`update court_case set not_reached_count = 2 where id = ${recent}`);
  await owner.db.execute(
    sql`update court_case set disposal_day = '2026-02-02', disposal = 'acquitted' where id = ${oldOne}`,
  );
  const ids = async (filters: DocketFilters) => (await allIds(made, { filters })).sort();
  expect(await ids({})).toEqual([inJail, restricted, recent].sort());
  expect(await ids({ custody: "in" })).toEqual([inJail]);
  expect(await ids({ stage: "charge" })).toEqual([inJail, restricted].sort());
  expect(await ids({ stage: "charge", isRestricted: false })).toEqual([inJail]);
  expect(await ids({ section: "PECA 21" })).toEqual([restricted]);
  expect(await ids({ olderThanMonths: 12 })).toEqual([inJail, restricted].sort());
  expect(await ids({ isNotReached: true })).toEqual([recent]);
  expect(await ids({ state: "disposed" })).toEqual([oldOne]);
  expect(await ids({ state: "all", olderThanMonths: 60 })).toEqual([oldOne]);
  expect(await ids({ isPastTarget: true })).toEqual([inJail, restricted].sort());
  const { counts, sections } = await callerOf(made).tabs({ courtId: made.courtId });
  expect(counts).toEqual({ all: 3, undated: 3, custody: 1, "past-target": 2, "not-reached": 1 });
  expect(sections).toEqual(["PECA 14", "PECA 21"]);
});

test("a number finds its case after it was disposed of", async () => {
  const made = await makeCourt(db);
  const [over] = await register(made, newCase({ caseNumber: { prefix: null, number: 9, suffix: null, year: 2020 } }));
  await owner.db.execute(
    sql`update court_case set disposal_day = '2026-02-02', disposal = 'acquitted' where id = ${over}`,
  );
  expect(await allIds(made, { q: "9/2020" })).toEqual([over]);
  expect(await allIds(made)).toEqual([]);
});

test("pages show every case exactly once in every order, also while others are entered", async () => {
  const made = await makeCourt(db);
  const months = ["01", "02", "03", null];
  const before = await register(
    made,
    ...Array.from({ length: 170 }, (_, index) => {
      const month = months[index % months.length];
      return newCase({
        institutionDay: month ? courtDay(`2023-${month}-05`) : null,
        stage: index % 3 === 0 ? "charge" : "arguments",
        ...(index % 7 === 0 ? { caseNumber: null, fir: { number: index + 1, year: 2021, station: null } } : {}),
      });
    }),
  );
  for (const sort of ["age", "next", "number", "stage"] as const) {
    for (const isDescending of [false, true]) {
      const others: number[] = [];
      const seen = await allIds(made, { sort, isDescending }, async () => {
        others.push(...(await register(made, newCase({ institutionDay: courtDay("2023-02-05") }))));
      });
      expect(new Set(seen).size).toBe(seen.length);
      const known = new Set(seen);
      expect([sort, before.filter((id) => !known.has(id))]).toEqual([sort, []]);
    }
  }
});

test("the oldest case comes first, and one whose age nobody knows last", async () => {
  const made = await makeCourt(db);
  const [young, unknown, old] = await register(
    made,
    newCase({ institutionDay: courtDay("2025-06-01") }),
    newCase({ institutionDay: null }),
    newCase({ institutionDay: courtDay("2018-06-01") }),
  );
  expect(await allIds(made, { sort: "age" })).toEqual([old, young, unknown]);
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
  expect(await allIds(made, { q: "comes" })).toEqual([caseId]);
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
  expect(await allIds(made, { q: "comes" })).toEqual([]);
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

test("a cursor of another order is refused", async () => {
  const made = await makeCourt(db);
  const search = (cursor: string) => callerOf(made).search({ courtId: made.courtId, sort: "number", cursor });
  await expect(search("2024-01-01~5")).rejects.toThrow("invalid");
  await expect(search("1~2~three")).rejects.toThrow("invalid");
});
