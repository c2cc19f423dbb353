import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import type { RegisterRow, Saved } from "../../../server/docket/save-register.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { type MadeCourt, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl);
afterAll(end);

const key = () => randomUUID();
const callerOf = (made: MadeCourt) => createCaller(made.clerk);
const rowsOf = async (made: MadeCourt) =>
  (await callerOf(made).cases.registerPage({ courtId: made.courtId, sort: "number" })).rows;
const save = (made: MadeCourt, rows: RegisterRow[]): Promise<Saved> =>
  callerOf(made).cases.saveRegister({ courtId: made.courtId, key: key(), rows });
const numbered = (number: number) => ({ prefix: "SC", number, suffix: null, year: 2024 });

function saved(answer: Saved) {
  if (!answer.isSaved) throw new Error(JSON.stringify(answer));
  return answer;
}

test("many cells of many cases are saved in one change, and one undo takes them all back", async () => {
  const made = await makeCourt(db);
  await register(made, newCase({ caseNumber: numbered(1) }), newCase({ caseNumber: numbered(2), stage: "charge" }));
  const before = await rowsOf(made);
  const [one, two] = before;
  const answer = await save(made, [
    {
      ...{ caseId: one!.caseId, version: one!.version },
      cells: { fir: "32/2019", station: "Clifton", sections: "20, 24 PECA", firDay: "2019-02-01", remarks: "shelf 4" },
    },
    {
      ...{ caseId: two!.caseId, version: two!.version },
      cells: { number: "SC 12/2024", accused: "Gul Testwala & 2 others", stage: "plea", counsel: "Adv. One; Adv. Two" },
    },
  ]);
  const after = await rowsOf(made);
  expect(after[0]!.cells).toMatchObject({
    fir: "32/2019",
    station: "Clifton",
    sections: "20, 24 PECA",
    remarks: "shelf 4",
  });
  expect(after[0]!.cells).toMatchObject({ firDay: "2019-02-01", custody: one!.cells.custody, stage: one!.cells.stage });
  expect(after[1]!.cells).toMatchObject({ number: "SC 12/2024", accused: "Gul Testwala & 2 others", stage: "plea" });
  const file = await callerOf(made).cases.file({ courtId: made.courtId, caseId: two!.caseId });
  expect(file).toMatchObject({ accusedTitle: "Gul Testwala & 2 others", stage: "plea", stageSince: "2026-12-03" });
  expect(file.history[0]).toMatchObject({ action: "register.edited" });

  await callerOf(made).changes.undo({ courtId: made.courtId, changeId: saved(answer).changeId, key: key() });
  expect((await rowsOf(made)).map(({ cells }) => cells)).toEqual(before.map(({ cells }) => cells));
});

test("a save that arrives twice under one key takes effect once", async () => {
  const made = await makeCourt(db);
  await register(made, newCase());
  const [row] = await rowsOf(made);
  const input = {
    ...{ courtId: made.courtId, key: key() },
    rows: [{ caseId: row!.caseId, version: row!.version, cells: { remarks: "once" } }],
  };
  const first = await callerOf(made).cases.saveRegister(input);
  expect(await callerOf(made).cases.saveRegister(input)).toEqual(first);
});

test("one cell that cannot be taken keeps every other from being written, and each is named with its row", async () => {
  const made = await makeCourt(db);
  const [one = 0, two = 0, three = 0] = await register(
    made,
    newCase({ caseNumber: numbered(1) }),
    newCase({ caseNumber: numbered(2), stage: "charge" }),
    newCase({ caseNumber: numbered(3) }),
  );
  const before = await rowsOf(made);
  const version = 1;
  const answer = await save(made, [
    { caseId: one, version, cells: { number: "SC 3/2024", remarks: "not written" } },
    { caseId: two, version, cells: { stage: "fir", offenceDay: "2026-12-04" } },
    { caseId: three, version, cells: { custodySince: "2026-01-01" } },
    { caseId: 9_999_999, version, cells: { remarks: "nobody's" } },
  ]);
  expect(answer).toEqual({
    isSaved: false,
    theirs: [],
    problems: expect.arrayContaining([
      { caseId: one, column: "number", fault: "number_taken" },
      { caseId: two, column: "offenceDay", fault: "day_to_come" },
      { caseId: three, column: "custodySince", fault: "since_without_custody" },
      { caseId: 9_999_999, column: null, fault: "gone" },
    ]),
  });
  expect(await rowsOf(made)).toEqual(before);
});

test("a stage that the path does not lead to is refused, also a return to a stage that was not left", async () => {
  const made = await makeCourt(db);
  const [caseId = 0] = await register(made, newCase({ stage: "prosecution-evidence" }));
  const move = async (stage: string) => {
    const [row] = await rowsOf(made);
    return save(made, [{ caseId, version: row!.version, cells: { stage } }]);
  };
  const pair = { isSaved: false, theirs: [], problems: [{ caseId, column: "stage", fault: "stage_pair" }] };
  expect(await move("fir")).toEqual(pair);
  expect(await move("decided")).toMatchObject({ problems: [{ fault: "stage_ended" }] });
  saved(await move("absconder"));
  expect(await move("copies")).toEqual(pair);
  saved(await move("prosecution-evidence"));
});

test("two rows cannot take one number, and a number of another docket is free", async () => {
  const made = await makeCourt(db);
  const [one = 0, two = 0] = await register(
    made,
    newCase({ caseNumber: numbered(1) }),
    newCase({ caseNumber: numbered(2) }),
    newCase({ caseNumber: numbered(5), docket: "application", stage: "bail" }),
  );
  const rows = (number: string) => [one, two].map((caseId) => ({ caseId, version: 1, cells: { number } }));
  const taken = { column: "number", fault: "number_taken" };
  expect(await save(made, rows("9/2024"))).toMatchObject({
    problems: [
      { caseId: one, ...taken },
      { caseId: two, ...taken },
    ],
  });
  saved(await save(made, rows("5/2024").slice(0, 1)));
  expect((await rowsOf(made)).find(({ caseId }) => caseId === one)!.cells.number).toBe("SC 5/2024");
});

test("a row that somebody changed meanwhile is told with what they wrote and who they are", async () => {
  const made = await makeCourt(db);
  const [one = 0, two = 0] = await register(
    made,
    newCase({ caseNumber: numbered(1) }),
    newCase({ caseNumber: numbered(2) }),
  );
  const other = await makeStaff(db, made, "clerk");
  const theirs = [{ caseId: one, version: 1, cells: { remarks: "theirs" } }];
  saved(await createCaller(other).cases.saveRegister({ courtId: made.courtId, key: key(), rows: theirs }));
  const answer = await save(made, [
    { caseId: one, version: 1, cells: { remarks: "mine" } },
    { caseId: two, version: 1, cells: { remarks: "mine too" } },
  ]);
  expect(answer).toMatchObject({
    ...{ isSaved: false, problems: [] },
    theirs: [
      { caseId: one, version: 2, cells: { remarks: "theirs" }, by: other.actor.kind === "staff" && other.actor.name },
    ],
  });
  expect((await rowsOf(made)).map(({ cells }) => cells.remarks)).toEqual(["theirs", ""]);
});

test("somebody who stands in records is not dropped by a cell, and the row is named", async () => {
  const made = await makeCourt(db);
  const [caseId = 0] = await register(made, newCase({ accused: [{ name: "Gul Testwala" }] }));
  const { people } = await callerOf(made).people.ofCase({ courtId: made.courtId, caseId });
  const { casePersonId, version } = people[0]!;
  const arrest = { act: "arrested", day: courtDay("2026-11-01"), kind: "judicial", place: null } as const;
  await callerOf(made).people.custody({ courtId: made.courtId, casePersonId, version, key: key(), custody: arrest });
  const [row] = await rowsOf(made);
  const at = { caseId, version: row!.version };
  expect(await save(made, [{ ...at, cells: { accused: "Somebody Else" } }])).toMatchObject({
    problems: [{ caseId, column: "accused", fault: "person_in_use" }],
  });
  expect(await save(made, [{ ...at, cells: { custody: "bail" } }])).toMatchObject({
    problems: [{ caseId, column: "custody", fault: "custody_by_person" }],
  });
});

test("ten thousand cells are refused with how many one save takes", async () => {
  const made = await makeCourt(db);
  const rows = Array.from({ length: 10_000 }, (_, at) => ({ caseId: at + 1, version: 1, cells: { remarks: "x" } }));
  await expect(save(made, rows)).rejects.toMatchObject({
    cause: { code: "too-large", detail: { cells: 10_000, most: 5000 } },
  });
});

test("a section that is not read stays with the case and keeps it restricted; untouched ones stay as they are", async () => {
  const made = await makeCourt(db);
  const [caseId = 0] = await register(made, newCase({ unreadSections: ["as per challan"] }));
  saved(await save(made, [{ caseId, version: 1, cells: { remarks: "touched" } }]));
  const file = () => callerOf(made).cases.file({ courtId: made.courtId, caseId });
  expect((await file()).unreadSections).toEqual(["as per challan"]);
  saved(await save(made, [{ caseId, version: 2, cells: { sections: "14 PECA" } }]));
  expect(await file()).toMatchObject({ unreadSections: [], sections: ["PECA 14"] });
});

test("a judge may read the grid and not save it; the complainant is in no cell", async () => {
  const made = await makeCourt(db);
  const [caseId = 0] = await register(made, newCase({ complainants: [{ name: "Somebody Private" }] }));
  const judge = createCaller(await makeStaff(db, made, "judge")).cases;
  const page = await judge.registerPage({ courtId: made.courtId });
  expect(page.rows).toHaveLength(1);
  expect(JSON.stringify(page)).not.toContain("Private");
  const rows = [{ caseId, version: 1, cells: { remarks: "x" } }];
  await expect(judge.saveRegister({ courtId: made.courtId, key: key(), rows })).rejects.toThrow("not-allowed");
});
