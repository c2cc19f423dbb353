import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { change } from "../../../db/schema/access.ts";
import { courtCase } from "../../../db/schema/cases.ts";
import { closure } from "../../../db/schema/districts.ts";
import { draftPlacement, hearing } from "../../../db/schema/hearings.ts";
import { registerImport } from "../../../db/schema/imports.ts";
import { compareRegister } from "../../../server/imports/compare-register.ts";
import { listImports, rejectedLines, undoImport } from "../../../server/imports/import-history.ts";
import { importRegister } from "../../../server/imports/import-register.ts";
import { chooseMapping } from "../../../server/imports/remembered-mapping.ts";
import { guessColumns } from "../../../server/imports/rows/guess-columns.ts";
import { planCourtDays } from "../../../server/planner/plan-court-days.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, makeCase, makeCourt, NOW } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { GOLDEN, tableOf } from "../../support/golden-register.ts";
import { casesOf, datesOf, importText, register, row } from "../../support/imported-register.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 6 });
const owner = connect(database.ownerUrl, { max: 1 });
afterAll(async () => {
  await end();
  await owner.end();
});

const THURSDAY = "10/12/2026";
const NEXT_THURSDAY = "17/12/2026";
const TWO = register(
  row("150/2024", {
    fir: "12/24",
    station: "Namuna",
    purpose: "Evidence",
    next: THURSDAY,
    time: "10:45",
    custody: "J/C",
  }),
  row("151/2024", { accused: "Omar Khayali & 2 others" }),
);

describe("a register that comes in", () => {
  test("makes cases with their people, and dates that are fixed, in the block of their time", async () => {
    const { clerk, courtId } = await makeCourt(db);
    expect(await importText(clerk, courtId, TWO)).toMatchObject({ new: 2, changed: 0, same: 0, rejected: 0 });
    const [first, second] = await casesOf(db, courtId);
    expect(first).toMatchObject({
      numberPrefix: "SC",
      numberKey: "150/2024",
      firNumber: 12,
      station: "Namuna",
      stage: "charge",
      custody: "in",
      accusedTitle: "Zaid Farzi",
      nextDay: "2026-12-10",
    });
    expect(second).toMatchObject({ accusedTitle: "Omar Khayali & 2 others", nextDay: null });
    expect(await datesOf(db, courtId)).toMatchObject([
      { day: "2026-12-10", block: "10:30", purpose: "evidence", source: "register", isFixed: true, state: "listed" },
    ]);
  });

  test("gives the same cases in five encodings: the first enters them, the others change nothing", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const files = [
      "expected_utf8.csv",
      "utf8_bom.csv",
      "utf8_semicolon.csv",
      "utf8_urdu_digits.csv",
      "utf16le_bom_tab.txt",
    ];
    const answers = [];
    for (const file of files)
      answers.push(await importText(clerk, courtId, readFileSync(new URL(`encodings/${file}`, GOLDEN))));
    const [first, ...others] = answers;
    expect(first?.new).toBeGreaterThan(20);
    for (const one of others)
      expect(one).toMatchObject({ new: 0, changed: 0, same: first?.new, rejected: first?.rejected });
    expect(await casesOf(db, courtId)).toHaveLength(first?.new ?? 0);
  });

  test("loses no line: new, changed, same, rejected and blank are all of them", async () => {
    const { clerk, courtId } = await makeCourt(db, { now: new Date("2026-03-01T05:00:00Z") });
    const source = readFileSync(new URL("registers/english.csv", GOLDEN));
    const table = tableOf(source);
    const { mapping } = guessColumns(table);
    const planned = await compareRegister(db, clerk.now, { courtId, table, mapping });
    const { totals } = planned;
    expect(totals.new + totals.changed + totals.same + totals.rejected).toBe(table.rows.length);
    const lines = [
      ...planned.news.flatMap(({ row: { lines: all } }) => all),
      ...planned.rejected.map(({ line }) => line),
    ];
    expect([...lines, ...table.blankLines].sort((a, b) => a - b)).toEqual(
      [...table.rows.map(({ line }) => line), ...table.blankLines].sort((a, b) => a - b),
    );
    const done = await importText(clerk, courtId, source);
    expect(done).toMatchObject({ new: totals.new, rejected: totals.rejected, warned: totals.warned });
    const { rejected } = await rejectedLines(clerk, { courtId, importId: done.importId });
    expect(rejected.map(({ line, because }) => [line, because])).toEqual([
      [10, "date_does_not_exist"],
      [11, "number_and_fir_missing"],
      [13, "case_twice"],
      [14, "case_number_twice"],
      [15, "header_again"],
      [17, "more_cells_than_headers"],
    ]);
  });

  test("is told of a date on a closed day: the case comes, the date does not", async () => {
    const { clerk, courtId, districtId } = await makeCourt(db);
    const day = courtDay("2026-12-10");
    await db.insert(closure).values({
      districtId,
      fromDay: day,
      untilDay: day,
      kind: "gazetted",
      effect: "closed",
      nameEn: "Holiday",
      isConfirmed: true,
    });
    const done = await importText(clerk, courtId, TWO);
    expect(done).toMatchObject({ new: 2, warned: 1 });
    expect(await datesOf(db, courtId)).toEqual([]);
    const { warnings } = await rejectedLines(clerk, { courtId, importId: done.importId });
    expect(warnings).toMatchObject([{ line: 2, because: "date_on_closed_day", value: "2026-12-10" }]);
  });

  test("keeps a date that the law puts elsewhere, and tells it as a breach", async () => {
    const { clerk, courtId } = await makeCourt(db, { rank: "magistrate" });
    const late = row("150/2024", { purpose: "Evidence", next: "31/12/2026", custody: "J/C" });
    const answer = await importText(clerk, courtId, register(late, row("151/2024", { next: "31/12/2026" })));
    expect(answer).toMatchObject({ new: 2, warned: 1 });
    expect(await datesOf(db, courtId)).toMatchObject([{ day: "2026-12-31" }, { day: "2026-12-31" }]);
  });

  test("reads doubtful words of a purpose only as the clerk says, and remembers it", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const source = register(row("150/2024", { purpose: "Talavi Accused", next: THURSDAY }));
    const table = tableOf(source);
    const { mapping } = guessColumns(table);
    const input = { courtId, fileName: "register.csv", fileHash: "1".repeat(64), table };
    const plan = await compareRegister(db, clerk.now, { courtId, table, mapping });
    expect(plan.doubtful).toMatchObject([
      { text: "Talavi Accused", field: "purpose", count: 1, purpose: "appearance" },
    ]);
    expect(plan.news[0]?.dates).toMatchObject([{ purpose: "other", purposeText: "Talavi Accused" }]);
    const said = { ...mapping, readings: { "Talavi Accused": "appearance" } } as const;
    await importRegister(clerk, { ...input, mapping: said });
    expect(await datesOf(db, courtId)).toMatchObject([{ purpose: "appearance", purposeText: "Talavi Accused" }]);
    const again = await chooseMapping(db, courtId, table, guessColumns(table), undefined);
    expect(again.mapping.readings).toEqual({ "Talavi Accused": "appearance" });
  });

  test("whose next date is over leaves the case undated, with that day as its last", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, register(row("1/2024", { next: "19/11/2026" })));
    expect(await casesOf(db, courtId)).toMatchObject([{ nextDay: null, lastDay: "2026-11-19" }]);
  });

  test("takes more on a day than its ceiling when the register says so, and marks what is beyond", async () => {
    const { clerk, courtId } = await makeCourt(db, { planMatters: 2, ceilingMatters: 3 });
    const rows = Array.from({ length: 5 }, (_, at) => row(`${at + 1}/2024`, { next: THURSDAY, time: "9:00" }));
    expect(await importText(clerk, courtId, register(...rows))).toMatchObject({ new: 5, warned: 0 });
    expect((await datesOf(db, courtId)).map(({ isBeyond }) => isBeyond)).toEqual([false, false, false, true, true]);
  });

  test("keeps decided cases out, and finds several cases of one FIR by their numbers only", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(
      clerk,
      courtId,
      register(row("1/2024", { fir: "7/24", station: "Namuna" }), row("2/2024", { fir: "7/24", station: "Namuna" })),
    );
    const again = register(
      row("", { fir: "7/24", station: "Namuna" }),
      row("3/2024", { stage: "Disposed of" }),
      row("1/24", { stage: "Arguments" }),
    );
    const done = await importText(clerk, courtId, again);
    expect(done).toMatchObject({ new: 0, changed: 1, rejected: 2 });
    const { rejected } = await rejectedLines(clerk, { courtId, importId: done.importId });
    expect(rejected.map(({ because }) => because)).toEqual(["matches_several_cases", "case_is_decided"]);
  });
});

describe("a register that comes again", () => {
  test("changes nothing when it is the same file, not even what a clerk has mended since", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, TWO);
    await db.update(courtCase).set({ stage: "plea" }).where(eq(courtCase.courtId, courtId));
    const before = await casesOf(db, courtId);
    expect(await importText(clerk, courtId, TWO)).toMatchObject({ new: 0, changed: 0, same: 2, rejected: 0 });
    expect(await casesOf(db, courtId)).toEqual(before);
    expect(await datesOf(db, courtId)).toMatchObject([{ version: 1 }]);
  });

  test("moves the fixed hearing whose date it changed: the same row, one version more", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, TWO);
    const [before] = await datesOf(db, courtId);
    const done = await importText(clerk, courtId, TWO.replace(THURSDAY, NEXT_THURSDAY));
    expect(done).toMatchObject({ new: 0, changed: 1, same: 1 });
    const after = await datesOf(db, courtId);
    expect(after).toMatchObject([
      {
        id: before?.id,
        uid: before?.uid,
        day: "2026-12-17",
        version: 2,
        source: "register",
        isFixed: true,
        timesMoved: 1,
      },
    ]);
    const loads = await db.execute(
      sql`select day::text, listed_matters from court_day where court_id = ${courtId} order by day`,
    );
    expect([...loads]).toEqual([
      { day: "2026-12-10", listed_matters: 0 },
      { day: "2026-12-17", listed_matters: 1 },
    ]);
  });

  test("does not move a date that the court gave here in the meantime, and says so", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const caseId = await makeCase(db, { courtId }, { number: 150 });
    await listCase(clerk, courtId, caseId, courtDay("2026-12-10"), { source: "court", isFixed: true });
    const done = await importText(
      clerk,
      courtId,
      register(row("150/2024", { purpose: "Evidence", next: NEXT_THURSDAY })),
    );
    const { warnings } = await rejectedLines(clerk, { courtId, importId: done.importId });
    expect(warnings).toMatchObject([{ line: 2, because: "date_fixed_in_court", value: "2026-12-10" }]);
    expect(await datesOf(db, courtId)).toMatchObject([{ day: "2026-12-10", version: 1 }]);
  });

  test("takes nothing away by an empty cell", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(
      clerk,
      courtId,
      register(row("1/2024", { fir: "7/24", station: "Namuna", remarks: "old", custody: "J/C" })),
    );
    const done = await importText(
      clerk,
      courtId,
      register(row("1/2024", { sections: "", accused: "", remarks: "new" })),
    );
    expect(done).toMatchObject({ changed: 1 });
    expect(await casesOf(db, courtId)).toMatchObject([
      {
        firNumber: 7,
        station: "Namuna",
        custody: "in",
        sections: ["PECA 20"],
        accusedTitle: "Zaid Farzi",
        remarks: "new",
      },
    ]);
  });

  test("gives its number to a case that was known by its FIR alone", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, register(row("", { fir: "7/24", station: "P.S. Namuna" })));
    expect(
      await importText(clerk, courtId, register(row("9/2024", { fir: "7/2024", station: "Namuna" }))),
    ).toMatchObject({ new: 0, changed: 1 });
    expect(await casesOf(db, courtId)).toMatchObject([{ numberKey: "9/2024", numberPrefix: "SC", firNumber: 7 }]);
  });
});

describe("taking an import back", () => {
  test("undoes it whole: cases, dates and changes, so that the file can come again", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, register(row("150/2024", { fir: "12/24", station: "Namuna", stage: "Evidence" })));
    const before = await casesOf(db, courtId);
    const done = await importText(clerk, courtId, TWO);
    expect(done).toMatchObject({ new: 1, changed: 1 });
    expect(await undoImport(clerk, { courtId, importId: done.importId })).toMatchObject({ kept: [] });
    const after = await casesOf(db, courtId);
    expect(after.map(({ version: _, ...rest }) => rest)).toEqual(before.map(({ version: _, ...rest }) => rest));
    expect(await datesOf(db, courtId)).toEqual([]);
    await expect(undoImport(clerk, { courtId, importId: done.importId })).rejects.toMatchObject({
      code: "already-undone",
    });
    expect(await importText(clerk, courtId, TWO)).toMatchObject({ new: 1, changed: 1 });
  });

  test("leaves what somebody worked on since, and names it", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const done = await importText(clerk, courtId, TWO);
    const second = (await casesOf(db, courtId))[1];
    await listCase(clerk, courtId, second?.id ?? 0, courtDay("2026-12-17"));
    const { kept } = await undoImport(clerk, { courtId, importId: done.importId });
    expect(kept).toEqual([{ caseId: second?.id, number: "SC 151/2024" }]);
    expect(await casesOf(db, courtId)).toMatchObject([{ id: second?.id, nextDay: "2026-12-17" }]);
  });

  test("a case that was only planned is not one that somebody worked on", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const done = await importText(clerk, courtId, register(row("150/2024"), row("151/2024")));
    await planCourtDays(clerk, { courtId, fromDay: courtDay("2026-12-10"), weeks: 2 });
    expect(await undoImport(clerk, { courtId, importId: done.importId })).toMatchObject({ kept: [] });
    expect(await casesOf(db, courtId)).toEqual([]);
    expect(await db.select().from(draftPlacement).where(eq(draftPlacement.courtId, courtId))).toEqual([]);
  });

  test("is refused, and stays possible, while there is nothing left that nobody touched", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const done = await importText(clerk, courtId, register(row("150/2024")));
    const [only] = await casesOf(db, courtId);
    await listCase(clerk, courtId, only?.id ?? 0, courtDay("2026-12-17"));
    await expect(undoImport(clerk, { courtId, importId: done.importId })).rejects.toMatchObject({
      code: "changed-since",
    });
    expect((await listImports(clerk, courtId)).find(({ id }) => id === done.importId)).toMatchObject({
      undoneAt: null,
    });
  });

  test("puts a moved date back on its day", async () => {
    const { clerk, courtId } = await makeCourt(db);
    await importText(clerk, courtId, TWO);
    const done = await importText(clerk, courtId, TWO.replace(THURSDAY, NEXT_THURSDAY));
    await undoImport(clerk, { courtId, importId: done.importId });
    expect(await datesOf(db, courtId)).toMatchObject([{ day: "2026-12-10", state: "listed" }]);
    expect(await casesOf(db, courtId)).toMatchObject([{ nextDay: "2026-12-10" }, {}]);
  });
});

describe("two at once, and what goes wrong halfway", () => {
  test("two clerks who import the same file register each case once", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const rows = Array.from({ length: 60 }, (_, at) => row(`${at + 1}/2024`, { next: THURSDAY }));
    const answers = await Promise.all([1, 2, 3].map(() => importText(clerk, courtId, register(...rows))));
    expect(answers.map((one) => one.new).sort()).toEqual([0, 0, 60]);
    expect(await casesOf(db, courtId)).toHaveLength(60);
    expect(await datesOf(db, courtId)).toHaveLength(60);
  });

  test("the same key takes effect once and gives the first answer again", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const key = randomUUID();
    const first = await importText(clerk, courtId, TWO, key);
    expect(await importText(clerk, courtId, TWO, key)).toEqual(first);
    await expect(importText(clerk, courtId, register(row("9/2024")), key)).rejects.toMatchObject({
      code: "key-reused",
    });
  });

  test("nothing is half done when the last step fails", async () => {
    const { clerk, courtId } = await makeCourt(db);
    const name = `refuse_${randomUUID().slice(0, 8)}`;
    await owner.db.execute(
      sql.raw(`create function ${name}() returns trigger language plpgsql as
        $$ begin if new.court_id = ${courtId} then raise exception 'disk is full'; end if; return new; end $$`),
    );
    await owner.db.execute(
      sql.raw(`create trigger ${name} before insert on register_mapping for each row execute function ${name}()`),
    );
    await expect(importText(clerk, courtId, TWO)).rejects.toThrow();
    await owner.db.execute(sql.raw(`drop trigger ${name} on register_mapping`));
    expect(await casesOf(db, courtId)).toEqual([]);
    expect(await datesOf(db, courtId)).toEqual([]);
    expect(await db.select().from(registerImport).where(eq(registerImport.courtId, courtId))).toEqual([]);
    expect(await db.select().from(change).where(eq(change.courtId, courtId))).toEqual([]);
    expect(await importText(clerk, courtId, TWO)).toMatchObject({ new: 2 });
  });

  test("a judge may look but not import, and nobody imports into another court", async () => {
    const here = await makeCourt(db);
    const there = await makeCourt(db);
    const judge = {
      ...here.clerk,
      now: NOW,
      actor: { ...here.clerk.actor, role: "judge" as const },
    } as typeof here.clerk;
    await expect(importText(judge, here.courtId, TWO)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(importText(here.clerk, there.courtId, TWO)).rejects.toMatchObject({ code: "not-found" });
    expect(await db.select().from(hearing).where(eq(hearing.courtId, there.courtId))).toEqual([]);
  });
});
