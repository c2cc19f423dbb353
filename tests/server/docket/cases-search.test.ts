import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { migrate } from "../../../db/migrate.ts";
import type { DocketFilters } from "../../../server/docket/docket-store.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { isPastTarget } from "../../../server/rules/case/clocks.ts";
import { type MadeCourt, makeCourt, TODAY } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
const owner = connect(database.ownerUrl, { max: 2 });
afterAll(async () => {
  await end();
  await owner.end();
});

const callerOf = (made: MadeCourt) => createCaller(made.clerk).cases;

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

test("names as they were typed come first, then other spellings and the other script, each case once over all pages", async () => {
  const made = await makeCourt(db);
  const [urdu, spelt, inside, other, exact] = await register(
    made,
    newCase({ accused: [{ name: "فیصل آزمائشی" }] }),
    newCase({ accused: [{ name: "Faysal Testgir" }] }),
    newCase({ accused: [{ name: "Faisalabadi Testgir" }] }),
    newCase({ accused: [{ name: "Zeeshan Testgir" }] }),
    newCase({ accused: [{ name: "Faisal Testgir" }] }),
  );
  expect(await allIds(made, { q: "Faisal" })).toEqual([inside, exact, urdu, spelt]);
  expect(await allIds(made, { q: "Faysal" })).toEqual([spelt, urdu, inside, exact]);
  expect(await allIds(made, { q: "zzzz" })).toEqual([]);
  expect(await allIds(made, { q: "zeeshan" })).toEqual([other]);
  const many = await register(
    made,
    ...Array.from({ length: 120 }, (_, index) =>
      newCase({ accused: [{ name: ["Kareem Page", "Karimi Page", "Qarim Page", "کریم"][index % 4]! }] }),
    ),
  );
  for (const isDescending of [false, true]) {
    const seen = await allIds(made, { q: "karim", isDescending });
    expect(seen).toHaveLength(120);
    expect([...seen].sort()).toEqual([...many].sort());
  }
});

test("P-127 of a posted list finds that matter and no case 127, also after it has its number", async () => {
  const made = await makeCourt(db);
  const elsewhere = await makeCourt(db);
  const [matter] = await register(
    made,
    newCase({ caseNumber: null, fir: { number: 77, year: 2023, station: "Testabad" } }),
  );
  await register(made, newCase({ caseNumber: { prefix: null, number: matter!, suffix: null, year: 2026 } }));
  for (const q of [`P-${matter}`, `p ${matter}`, `p${matter}`]) {
    expect([q, await allIds(made, { q })]).toEqual([q, [matter]]);
    expect(await allIds(elsewhere, { q })).toEqual([]);
  }
  const page = await callerOf(made).search({ courtId: made.courtId, q: `P-${matter}` });
  expect(page.rows[0]).toMatchObject({ number: null, posted: `P-${matter}` });
  await owner.db.execute(
    sql`update court_case set number = 5, year = 2026, number_key = '5/2026' where id = ${matter}`,
  );
  expect(await allIds(made, { q: `P-${matter}` })).toEqual([matter]);
  expect((await callerOf(made).file({ courtId: made.courtId, caseId: matter! })).posted).toBeNull();
});

test("24/25 finds the case of that number first and then the cases of that FIR", async () => {
  const made = await makeCourt(db);
  const [ofFir, ofNumber, unnumbered] = await register(
    made,
    newCase({ fir: { number: 24, year: 2025, station: "Testabad" } }),
    newCase({ caseNumber: { prefix: "SC", number: 24, suffix: null, year: 2025 } }),
    newCase({ caseNumber: null, fir: { number: 24, year: 2025, station: "Elsewhere" } }),
    newCase({ fir: { number: 25, year: 2025, station: "Testabad" } }),
  );
  const found = await allIds(made, { q: "24/25" });
  expect(found.slice(0, 2).sort()).toEqual([ofNumber, unnumbered].sort());
  expect(found.slice(2)).toEqual([ofFir]);
  expect(await allIds(made, { q: "SC 24/25" })).not.toContain(ofFir);
});

test("a row says by what it answered where it does not show it", async () => {
  const made = await makeCourt(db);
  const { courtId } = made;
  await register(
    made,
    newCase({
      fir: { number: 41, year: 2025, station: "Testabad" },
      accused: [{ name: "Faisal Shownfirst" }, { name: "Hidden Secondman" }],
    }),
  );
  const matchOf = async (q: string) => (await callerOf(made).search({ courtId, q })).rows.map(({ matched }) => matched);
  const [{ number, caseId } = { number: null, caseId: 0 }] = (await callerOf(made).search({ courtId })).rows;
  expect(await matchOf("FIR 41/2025")).toEqual([{ by: "fir" }]);
  expect(await matchOf("41/2025")).toEqual([{ by: "fir" }]);
  expect(await matchOf(number!)).toEqual([null]);
  expect(await matchOf("faisal")).toEqual([null]);
  expect(await matchOf("secondman")).toEqual([{ by: "accused" }]);
  expect(await matchOf("faysal")).toEqual([{ by: "spelling" }]);
  await owner.db.execute(sql`
    insert into former_number (case_id, court_id, of_court_id, docket, number_prefix, number, year, number_key, until_day, because)
    values (${caseId}, ${courtId}, ${courtId}, 'inquiry', 'Enquiry', 977, 2023, '977/2023', '2024-01-01', 'became-trial')`);
  expect(await matchOf("977/2023")).toEqual([{ by: "former", number: "Enquiry 977/2023" }]);
});

test("a case found by a name has its days as one found by its number has them", async () => {
  const made = await makeCourt(db);
  const [caseId] = await register(made, newCase({ accused: [{ name: "Daud Misali" }], institutionDay: TODAY }));
  for (const q of ["Daud", `P-${caseId}`]) {
    const { rows } = await callerOf(made).search({ courtId: made.courtId, q });
    expect([q, rows.map(({ institutionDay }) => institutionDay)]).toEqual([q, [TODAY]]);
  }
});

test("cases entered before other spellings were looked for are found after the next start", async () => {
  const made = await makeCourt(db);
  const [old] = await register(made, newCase({ accused: [{ name: "Faisal Testgir" }] }));
  await owner.db.execute(sql`update court_case set accused_sound = null where id = ${old}`);
  const version = await versionOf(old!);
  expect(await allIds(made, { q: "فیصل" })).toEqual([]);
  await migrate(database.ownerUrl);
  expect(await allIds(made, { q: "فیصل" })).toEqual([old]);
  expect(await versionOf(old!)).toBe(version);
});

const versionOf = async (caseId: number) =>
  (await owner.db.execute<{ version: number }>(sql`select version from court_case where id = ${caseId}`))[0]!.version;

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

test("the filter of cases past their target agrees with the rule to the day", async () => {
  const made = await makeCourt(db);
  const short = [{ statute: "PECA", section: "14" }];
  const long = [{ statute: "PECA", section: "10" }];
  const days = ["2025-12-02", "2025-12-03", "2025-12-04", "2025-06-02", "2025-06-03", "2025-06-04", null];
  const cases = days.flatMap((day) =>
    [short, long, [...short, ...long], []].map((sections) => ({
      sections,
      institutionDay: day === null ? null : courtDay(day),
    })),
  );
  const ids = await register(made, ...cases.map(newCase));
  const byRule = ids.filter((_, index) => {
    const { sections, institutionDay } = cases[index]!;
    const written = sections.map(({ statute, section }) => `${statute} ${section}`);
    return isPastTarget({ institutionDay, disposalDay: null, sections: written }, TODAY);
  });
  expect(byRule.length).toBeGreaterThan(0);
  expect((await allIds(made, { filters: { isPastTarget: true } })).sort()).toEqual(byRule.sort());
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

test("a cursor of another order is refused", async () => {
  const made = await makeCourt(db);
  const search = (cursor: string) => callerOf(made).search({ courtId: made.courtId, sort: "number", cursor });
  await expect(search("2024-01-01~5")).rejects.toThrow("invalid");
  await expect(search("1~2~three")).rejects.toThrow("invalid");
});
