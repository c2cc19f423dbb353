import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { PHONE } from "../support/devices.ts";
import { comingDays, courtOf, expect, like, type Server, test } from "../support/office.ts";

const CODE = "east-adj-4";

test("a Thursday is lost: seen first, done in one step, who must be told is listed, and one undo brings it back", async ({
  page,
  t,
  enter,
}) => {
  const { server, courtId, day } = await listedDay(await enter("admin"));
  const before = await matters(server, courtId, day);
  await page.goto(`/${CODE}/week`);
  await page.locator(`a[href="/${CODE}/lost?day=${day}"]`).click();
  await expect(page.getByRole("heading", { name: t("lost.title") })).toBeVisible();
  const { placed, unplaced, matters: n } = await seen(server, courtId, day, null);
  expect(n).toBe(before.length);
  await expect(page.getByRole("status").filter({ hasText: t("lost.sum", { n, placed, unplaced }) })).toBeVisible();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(n + 1);
  expect(await matters(server, courtId, day)).toEqual(before);

  await page.getByRole("textbox", { name: t("lost.because") }).fill("Holiday of the journey");
  await page.getByRole("button", { name: t("lost.move", { n: placed }), exact: true }).click();
  await expect(page).toHaveURL(like(`/${CODE}/lost/@`));
  await expect(page.getByRole("heading", { name: t("lost.told.desk") })).toBeVisible();
  await expect(page.getByText(t("lost.told.because", { because: "Holiday of the journey" }))).toBeVisible();
  expect(await matters(server, courtId, day)).toEqual([]);

  await page
    .getByRole("main")
    .getByRole("button", { name: t("lost.told.undo") })
    .click();
  await expect(page).toHaveURL(`/${CODE}/week`);
  expect(await matters(server, courtId, day)).toEqual(before);
});

test("half a day is lost: the matters of those blocks move, the rest stays", async ({ page, t, enter }) => {
  const { server, courtId, day } = await listedDay(await enter("admin"));
  const { held } = await seen(server, courtId, day, null);
  const last = held.at(-1)!;
  const { placed } = await seen(server, courtId, day, [last]);
  const before = await matters(server, courtId, day);
  await page.goto(`/${CODE}/lost?day=${day}`);
  await page.getByText(t("lost.part"), { exact: true }).click();
  await expect(page.getByRole("checkbox", { name: last })).toBeChecked();
  await page.getByRole("textbox", { name: t("lost.because") }).fill("The judge is at a conference");
  const doIt = placed > 0 ? t("lost.move", { n: placed }) : t("lost.close");
  await page.getByRole("button", { name: doIt, exact: true }).click();
  await expect(page).toHaveURL(like(`/${CODE}/lost/@`));
  const after = await matters(server, courtId, day);
  expect(after).toHaveLength(before.length - placed);
  await page
    .getByRole("main")
    .getByRole("button", { name: t("lost.told.undo") })
    .click();
  await expect(page).toHaveURL(`/${CODE}/week`);
  expect(await matters(server, courtId, day)).toEqual(before);
});

test("a strike on a day that had begun adjourns who was not called, against the bar, and one undo takes it back", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("admin");
  const begun = await begunDay(server);
  const { courtId, code, day } = begun;
  const { manner, placed, matters: n } = await seen(server, courtId, day, null);
  expect([manner, n > 0]).toEqual(["adjourned", true]);
  const outcomes = async () =>
    (await server.hearings.daySheet.query({ courtId, day })).matters.map((one) => one.outcome);
  const recorded = (await outcomes()).filter((outcome) => outcome !== null).length;
  await page.goto(`/${code}/day/${day}`);
  await page.getByRole("link", { name: t("lost.open") }).click();
  await page.getByRole("combobox", { name: t("lost.kind") }).selectOption("strike");
  const said = { reason: t("terms.reasons.strike"), side: t("terms.sides.bar-strike") };
  await expect(page.getByText(t("lost.reasonSide", said))).toBeVisible();
  await page.getByRole("textbox", { name: t("lost.because") }).fill("Strike of the bar since 9:40");
  await page.getByRole("button", { name: t("lost.adjourn", { n: placed }), exact: true }).click();
  await expect(page).toHaveURL(like(`/${code}/lost/@`));
  const after = (await outcomes()).filter((outcome) => outcome !== null);
  expect(after).toHaveLength(recorded + placed);
  expect(after.filter((one) => one.reason === "strike" && one.side === "bar-strike").length).toBeGreaterThanOrEqual(
    placed,
  );
  await page
    .getByRole("main")
    .getByRole("button", { name: t("lost.told.undo") })
    .click();
  await expect(page).toHaveURL(`/${code}/week`);
  expect((await outcomes()).filter((outcome) => outcome !== null)).toHaveLength(recorded);
});

test("a preview that is no longer true is shown again, and nothing is done", async ({ page, t, enter, complaints }) => {
  // The server says no, on purpose.
  complaints.expect(/status of 409/);
  const { server, courtId, day } = await listedDay(await enter("admin"));
  await page.goto(`/${CODE}/lost?day=${day}`);
  const { placed } = await seen(server, courtId, day, null);
  const doIt = (n: number) => page.getByRole("button", { name: t("lost.move", { n }), exact: true });
  await page.getByRole("textbox", { name: t("lost.because") }).fill("Strike of the bar");
  await expect(doIt(placed)).toBeEnabled();
  const { rows } = await server.cases.search.query({ courtId, q: "" });
  const undated = rows.find(({ nextDay }) => nextDay === null)!;
  const given = { courtId, caseId: undated.caseId, purpose: "mention" as const, day, key: crypto.randomUUID() };
  const added = await server.planner.listMatter.mutate({ ...given, overloadBecause: "journey", orderedBy: "Judge" });
  await doIt(placed).click();
  await expect(page.getByRole("alert").filter({ hasText: t("lost.stale") })).toBeVisible();
  await expect(doIt((await seen(server, courtId, day, null)).placed)).toBeEnabled();
  expect((await matters(server, courtId, day)).length).toBeGreaterThan(0);
  await server.changes.undo.mutate({ courtId, changeId: added.changeId, key: crypto.randomUUID() });
});

test.describe("in Urdu, on a phone", () => {
  test.use({ language: "ur", ...PHONE });

  test("the screen of a lost day fits and speaks Urdu", async ({ page, t, enter }) => {
    const { day } = await listedDay(await enter("admin"));
    await page.goto(`/${CODE}/lost?day=${day}`);
    await expect(page.getByRole("heading", { name: t("lost.title") })).toBeVisible();
    await expect(page.getByRole("table")).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});

const seen = (server: Server, courtId: number, day: CourtDay, blocks: string[] | null) =>
  server.lostDays.preview.query({ courtId, day, blocks, orderedBy: null });

const matters = async (server: Server, courtId: number, day: CourtDay) =>
  (await server.hearings.daySheet.query({ courtId, day })).matters
    .map(({ hearingId, block }) => `${hearingId} ${block}`)
    .sort();

/** A coming hearing day with matters that has not begun. */
async function listedDay(server: Server): Promise<{ server: Server; courtId: number; day: CourtDay }> {
  const { id: courtId } = await courtOf(server, CODE);
  const { days, today } = await server.calendar.week.query({ courtId, from: null, weeks: 12 });
  const coming = await comingDays(server, courtId);
  const found = days.find(({ day, listedMatters }) => day > today && coming.includes(day) && listedMatters > 3);
  if (!found) throw new Error("the demo has no coming day with matters");
  return { server, courtId, day: found.day };
}

/** A day that is not over for the sheet: it began, and some of its matters have no outcome. */
async function begunDay(server: Server): Promise<{ courtId: number; code: string; day: CourtDay }> {
  const { courts } = await server.districts.me.query();
  for (const { id: courtId, code } of courts) {
    const { withoutOutcome } = await server.calendar.week.query({ courtId, from: null, weeks: 1 });
    const [found] = withoutOutcome;
    if (found) return { courtId, code, day: found.day };
  }
  throw new Error("the demo has no day with matters that were not called");
}
