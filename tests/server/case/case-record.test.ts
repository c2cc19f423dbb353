import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../db/connect.ts";
import { createCaller } from "../../../server/doors/http/router.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { listCase, makeCourt, makeStaff } from "../../support/factories.ts";
import { freshDatabase } from "../../support/fresh-database.ts";
import { newCase, register } from "../../support/new-case.ts";
import { openNames } from "../../support/open-names.ts";

const database = await freshDatabase();
const { db, end } = connect(database.appUrl, { max: 4 });
afterAll(() => end());

const key = () => randomUUID();
const DAY = courtDay("2026-12-10");

test("judge and supervisor see who saw and did what to a case, the latest first, without a name of anybody in it", async () => {
  const made = await makeCourt(db);
  const { courtId, districtId } = made;
  const [caseId = 0, other = 0] = await register(
    made,
    newCase({ orderedRestricted: true, complainants: [{ name: "Hiddenperson Of Test" }] }),
    newCase({ complainants: [{ name: "Another Hidden" }] }),
  );
  await listCase(made.clerk, courtId, caseId, DAY);
  const judge = await makeStaff(db, made, "judge", new Date(made.clerk.now.getTime() + 60_000));
  const later = { ...judge, now: new Date(judge.now.getTime() + 60_000) };
  await openNames(judge, courtId, caseId);
  await createCaller(judge).cases.file({ courtId, caseId });
  await createCaller(later).life.raiseFlag({
    courtId,
    caseId,
    kind: "unsafe",
    note: "Hiddenperson was followed",
    key: key(),
  });
  await createCaller(judge).cases.file({ courtId, caseId: other });

  const all = { courtId, caseId, kind: null, actorId: null, most: 100 } as const;
  const seen = await createCaller(judge).cases.record(all);
  expect(seen.entries.map(({ action, kind }) => `${kind} ${action}`)).toEqual([
    "reading case.read",
    "reading protected.process",
    "act test.listed",
    "reading protected.entered",
    "act case.registered",
  ]);
  const nameOf = (ctx: typeof judge) => (ctx.actor.kind === "staff" ? ctx.actor.name : "");
  expect(seen.entries.map(({ by }) => by)).toEqual([judge, judge, made.clerk, made.clerk, made.clerk].map(nameOf));
  expect(seen.entries.map(({ seq }) => seq)).toEqual([4, 3, 2, 1, 1]);
  expect(JSON.stringify(seen)).not.toMatch(/hidden|followed/i);

  const readings = await createCaller(judge).cases.record({ ...all, kind: "reading" });
  expect(readings.entries.map(({ action }) => action)).toEqual(["case.read", "protected.process", "protected.entered"]);
  const actorId = made.clerk.actor.kind === "staff" ? made.clerk.actor.userId : "";
  expect((await createCaller(judge).cases.record({ ...all, actorId })).entries).toHaveLength(3);
  expect(await createCaller(judge).cases.record({ ...all, most: 1 })).toMatchObject({ hasMore: true });
  expect(seen.people).toMatchObject([
    { acts: 2, readings: 1 },
    { acts: 0, readings: 2 },
  ]);

  const supervisor = createCaller(await makeStaff(db, { districtId, courtId: null }, "supervisor"));
  expect((await supervisor.cases.record(all)).entries).toHaveLength(5);
  await expect(createCaller(made.clerk).cases.record(all)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const elsewhere = await makeCourt(db);
  const stranger = createCaller(await makeStaff(db, elsewhere, "judge"));
  await expect(stranger.cases.record({ ...all, courtId: elsewhere.courtId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
