import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { latinKeys } from "../support/keyboard.ts";
import { anotherDevice, comingDays, courtOf, expect, like, type Server, test } from "../support/office.ts";

const CODE = "east-adj-11";
const key = () => crypto.randomUUID();

/** A day as a sentence of the screen has it, kept together in either direction. */
const inScreen = (day: CourtDay, style: "long" | "short") => `\u2068${dayWords(day, "en", style)}\u2069`;

test("the judge reads the coming list, keeps a note, approves it, and only then is it posted", async ({
  page,
  browser,
  baseURL,
  t,
  enter,
}) => {
  const admin = await enter("admin");
  const { id: courtId } = await courtOf(admin, CODE);
  await setApproval(admin, courtId, true);
  const [, day] = await comingDays(admin, courtId);
  const asks = { courtId, days: [day!], language: "en" as const };
  expect((await admin.lists.preview.query(asks)).map(({ approval }) => approval)).toContain("missing");

  const judge = await enter("judge");
  await page.goto(`/${CODE}/desk`);
  await page.getByLabel(t("desk.judge.other")).fill(dayWords(day!, "en", "figures"));
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { name: t("desk.judge.list", { day: inScreen(day!, "long") }) });
  await expect(heading).toBeVisible();
  const { list } = await judge.desk.judge.query({ courtId, day: day! });
  const read = list.matters.find(({ last }) => last !== null);
  const held = list.matters.find(({ custodyDays }) => custodyDays !== null);
  if (!read || !held) throw new Error("the demo lists nobody with a last order, or nobody in custody");
  const row = (label: string) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name: label }) });
  await expect(row(read.label).first()).toContainText(t("desk.judge.last"));
  await expect(row(held.label).first()).toContainText(t("desk.judge.custodyDays", { n: held.custodyDays! }));

  const note = page.getByLabel(`${t("desk.judge.note")} ${read.label}`, { exact: true }).first();
  await note.fill("ask about the seal");
  await note.blur();
  await expect(page.getByText(t("desk.notes.saved"))).toBeVisible();

  // The approval is a key of the desk, pressed where no field has the focus.
  await page.getByRole("heading", { name: t("desk.judge.title") }).click();
  await page.keyboard.press("KeyA");
  await expect(page.getByText(t("desk.judge.approvedDone"))).toBeVisible();
  await expect(page.getByText(t("desk.judge.approved"), { exact: true })).toBeVisible();

  const reader = await anotherDevice(browser, { username: "reader", language: "en", address: baseURL! });
  expect((await reader.server.lists.preview.query(asks)).every(({ approval }) => approval === "given")).toBe(true);
  const matter = await reader.server.desk.matter.query({ courtId, caseId: read.caseId });
  expect(JSON.stringify(matter)).not.toContain("seal");
  const { published } = await reader.server.lists.publish.mutate({ courtId, days: [day!], key: key() });
  expect(published.length).toBeGreaterThan(0);
  await reader.context.close();
  await setApproval(admin, courtId, false);
});

test("a recorded day is signed in one pass by keyboard, and a later correction shows what changed since", async ({
  page,
  browser,
  baseURL,
  t,
  enter,
}) => {
  const judge = await enter("judge");
  const { id: courtId } = await courtOf(judge, CODE);
  const { toSign } = await judge.desk.judge.query({ courtId });
  const recorded = toSign.find(({ isEnded, unsigned }) => isEnded && unsigned >= 3);
  if (!recorded) throw new Error("the demo has no ended day with three outcomes to sign");
  const { day } = recorded;
  const keys = latinKeys(page);
  await page.goto(`/${CODE}/desk`);
  await expect(page.getByRole("heading", { name: t("desk.judge.sign") })).toBeVisible();
  const at = toSign.findIndex((one) => one.day === day);
  for (let presses = 0; presses <= at; presses += 1) await keys("KeyS");
  await expect(page.getByRole("button", { name: inScreen(day, "long") })).toHaveAttribute("aria-expanded", "true");
  const name = inScreen(day, "short");
  const all = page.getByRole("button", { name: t("desk.judge.signDo", { n: recorded.unsigned, day: name }) });
  await expect(all).toBeVisible();
  await keys("KeyJ", "KeyX");
  const button = page.getByRole("button", { name: t("desk.judge.signDo", { n: recorded.unsigned - 1, day: name }) });
  await expect(button).toBeVisible();
  await keys("Enter");
  await expect(page.getByText(t("desk.judge.signed", { n: recorded.unsigned - 1 }))).toBeVisible();
  const left = () => judge.desk.dayToSign.query({ courtId, day });
  await expect.poll(async () => (await left()).filter(({ signedAt }) => signedAt === null).length).toBe(1);

  const reader = await anotherDevice(browser, { username: "reader", language: "en", address: baseURL! });
  const corrected = await correctOne(reader.server, judge, { courtId, day });
  await reader.context.close();
  await page.reload();
  await expect(page.getByRole("heading", { name: t("desk.judge.sign") })).toBeVisible();
  for (let presses = 0; presses <= at; presses += 1) await keys("KeyS");
  const item = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: corrected.label }) })
    .filter({ has: page.getByText(t("desk.judge.correction"), { exact: true }) });
  await expect(item.getByText(t("desk.judge.correction"))).toBeVisible();
  await expect(item.locator("del")).toContainText(t(`terms.reasons.${corrected.was}`));
  await expect(item).toContainText(like(t("desk.judge.correctedBecause", { because: "@" })));
});

test("an order that was entered from the file of an application is signed by the keys of the desk", async ({
  page,
  t,
  enter,
}) => {
  const reader = await enter("reader");
  const { id: courtId } = await courtOf(reader, CODE);
  const { today } = await reader.calendar.week.query({ courtId, from: null, weeks: 1 });
  const { rows } = await reader.cases.search.query({ courtId, filters: { docket: "application" } });
  const pending = rows.find(({ nextDay }) => nextDay !== null && nextDay > today);
  if (!pending) throw new Error("the demo has no application with a date to come");
  const { caseId } = pending;
  const { version } = await reader.desk.matter.query({ courtId, caseId });
  await reader.life.decideApplication.mutate({
    ...{
      courtId,
      caseId,
      version,
      day: today,
      disposal: "not-pressed",
      order: "counsel does not press it",
      key: key(),
    },
  });

  const judge = await enter("judge");
  const waiting = async () => (await judge.desk.judge.query({ courtId })).file.filter((one) => one.caseId === caseId);
  expect(await waiting()).toHaveLength(1);
  const keys = latinKeys(page);
  await page.goto(`/${CODE}/desk`);
  const item = page.getByRole("listitem").filter({ hasText: "counsel does not press it" });
  await expect(item).toContainText(t("terms.disposals.not-pressed"));
  await keys("KeyF");
  await expect(page.getByRole("button", { name: t("desk.judge.fileOpen") })).toHaveAttribute("aria-pressed", "true");
  await keys("KeyX");
  await expect(item.getByRole("checkbox")).not.toBeChecked();
  await keys("KeyX", "Enter");
  await expect.poll(waiting).toEqual([]);
});

test("a link judge has the court for the days given to him, and loses it", async ({ page, t, enter, complaints }) => {
  const admin = await enter("admin");
  const { id: courtId } = await courtOf(admin, CODE);
  const judge = (await admin.staff.list.query()).find(({ username }) => username === "judge2")!;
  const { today } = await admin.calendar.week.query({ courtId, from: null, weeks: 1 });
  const link = await enter("judge2");
  await expect(link.desk.judge.query({ courtId })).rejects.toThrow("not-found");

  const days = { fromDay: today, untilDay: today, orderedBy: "District & Sessions Judge" };
  const { coverId } = await admin.staff.cover.mutate({ userId: judge.userId, courtId, ...days, key: key() });
  await page.goto(`/${CODE}/desk`);
  await expect(page.getByRole("heading", { name: t("desk.judge.reserved") })).toBeVisible();
  expect((await link.districts.me.query()).courts.map(({ code }) => code)).toContain(CODE);

  // The desk that is still open asks for a court that is his no more.
  complaints.expect(/status of 404/);
  await admin.staff.endCover.mutate({ coverId, version: 1, key: key() });
  await expect(link.desk.judge.query({ courtId })).rejects.toThrow("not-found");
  await page.goto("/");
  await expect(page.getByRole("banner").getByText("Judge IV")).toBeVisible();
});

test("a prosecutor finds his own matters and tells the judge alone that somebody is pressed", async ({
  page,
  t,
  enter,
}) => {
  const prosecutor = await enter("prosecutor");
  const [first] = await prosecutor.life.ownMatters.query();
  if (!first) throw new Error("the demo gives its prosecutor no matter");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: t("days.title") })).toBeVisible();
  await page.getByRole("link", { name: t("settlement.matters.title"), exact: true }).click();
  await expect(page.getByRole("heading", { name: t("settlement.matters.title") })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: first.label }).first();
  await row.getByRole("button", { name: t("settlement.safety.open") }).click();
  const dialog = page.getByRole("dialog", { name: t("settlement.safety.title") });
  await dialog.getByLabel(t("settlement.safety.note")).fill("calls at night");
  await dialog.getByRole("button", { name: t("settlement.safety.send") }).click();
  await expect(dialog).toBeHidden();
  await row.getByRole("button", { name: t("settlement.matters.flags", { n: first.flags + 1 }) }).click();
  await expect(row.getByText("calls at night")).toBeVisible();

  const judge = await enter("judge");
  const { courts } = await judge.districts.me.query();
  const own = courts.find(({ id }) => id === first.courtId);
  if (own)
    expect(await judge.life.flags.query({ courtId: own.id, caseId: first.caseId })).toHaveLength(first.flags + 1);
});

async function setApproval(admin: Server, courtId: number, approvesLists: boolean): Promise<void> {
  const { court } = await admin.calendar.settings.query({ courtId });
  const { nameEn, nameUr, judgeEn, judgeUr, place, casePrefix, version } = court;
  const names = { nameEn, nameUr, judgeEn, judgeUr, place, casePrefix };
  await admin.calendar.saveCourt.mutate({ courtId, version, ...names, approvesLists, room: null, key: key() });
}

/** The reader finds that a signed adjournment was for another reason; its next date stands. */
async function correctOne(reader: Server, judge: Server, at: { courtId: number; day: CourtDay }) {
  const signed = (await judge.desk.dayToSign.query(at)).filter(({ signedAt }) => signedAt !== null);
  const { matters } = await reader.hearings.daySheet.query(at);
  const { today } = await reader.calendar.week.query({ courtId: at.courtId, from: null, weeks: 1 });
  for (const { outcomeId, label, reason, nextDay, nextPurpose, kind } of signed) {
    const matter = matters.find(({ outcome }) => outcome?.outcomeId === outcomeId);
    if (!matter || kind !== "adjourned" || !reason || !nextDay || !nextPurpose || nextDay <= today) continue;
    const other = reason === "weather" ? "security" : "weather";
    await reader.hearings.correctOutcome.mutate({
      ...{ courtId: at.courtId, hearingId: matter.hearingId, outcomeId, kind: "adjourned", reason: other },
      ...{ next: { day: nextDay, purpose: nextPurpose }, because: "misheard", isEnteredLater: true },
      ...{ recordedAt: new Date().toISOString(), key: key() },
    });
    return { label, was: reason };
  }
  throw new Error("the demo signed no adjournment of that day with a date to come");
}
