import type { Page } from "@playwright/test";
import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { usualNextPurpose } from "../../../server/rules/sitting/hearing-outcome.ts";
import { digits, latinKeys } from "../support/keyboard.ts";
import { comingDays, courtOf, expect, type Server, test, type Words } from "../support/office.ts";
import { Sheet } from "../support/sheet.ts";

test("a day is called with the keyboard alone: every outcome, four keys for an adjournment, undo and jump", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader.south");
  const { id: courtId, code } = await courtOf(server, "south-adj-10");
  const [day] = await comingDays(server, courtId);
  const sheet = new Sheet({ page, t, server, courtId, code, day: day! });
  const before = await sheet.matters();
  const total = before.length;
  const [date, other] = await sheet.roomyDates();
  if (total < 9 || !date || !other) throw new Error("the demo has no day with nine matters and two dates with room");
  const keys = latinKeys(page);
  await sheet.open();
  await expect(sheet.pane(1, total)).toBeVisible();

  const steps: [serial: number, keys: string[], kind: string][] = [
    [1, ["KeyA", "Digit3", date.digit, "Enter"], "adjourned"],
    // The second H is a slip of the hand: it must not become the purpose of the next date.
    [2, ["KeyH", "KeyH", date.digit, "Enter"], "held-moved-on"],
    [3, ["KeyT", other.digit, "Enter"], "held-attendance"],
    [4, ["KeyN", "Enter"], "not-reached"],
    [5, ["KeyO", other.digit, "Enter"], "reserved"],
    [6, ["KeyD", "Digit9", "Enter"], "disposed"],
    // Its case has no other date, so that the list must give one.
    [7, ["KeyE", other.digit, "Enter"], "listed-in-error"],
  ];
  for (const [serial, codes, kind] of steps) {
    await expect(sheet.pane(serial, total)).toBeVisible();
    await keys(...codes);
    await sheet.expectSaid(t("sheet.saved", { serial, total }));
    await expect.poll(async () => (await sheet.matter(serial)).outcome?.kind).toBe(kind);
  }
  await showsWhileHeld({ page, t, server, courtId, sheet, total });

  const first = (await sheet.matter(1)).outcome!;
  expect(first).toMatchObject({ reason: "witness-absent", side: "witness", nextDay: date.day });
  expect(first.nextPurpose).toBe(before[0]!.purpose);
  const heldFor = usualNextPurpose("held-moved-on", before[1]!.purpose);
  expect((await sheet.matter(2)).outcome?.nextPurpose).toBe(heldFor);

  await keys("KeyP");
  await sheet.expectSaid(t("sheet.passedOver", { serial: 8, total }));
  await expect(sheet.pane(9, total)).toBeVisible();
  await keys("Digit8", "Enter");
  await expect(sheet.pane(8, total)).toBeVisible();
  await expect(sheet.row(8)).toContainText(t("sheet.marks.passedOver"));

  await keys("KeyZ");
  await sheet.expectSaid(t("sheet.undone", { serial: 8, total }));
  await keys("KeyZ");
  await sheet.expectSaid(t("sheet.undone", { serial: 7, total }));
  await expect.poll(async () => (await sheet.matter(7)).outcome).toBeNull();
  await expect(sheet.pane(7, total)).toBeVisible();

  // The serial and then the letter, with no Enter between; a number that no matter has acts on nothing.
  await keys("Digit3", "Enter");
  await expect(sheet.pane(3, total)).toBeVisible();
  await keys(...digits(total + 1), "KeyA");
  await expect(page.getByText(t("sheet.cannotJump", { serial: total + 1 }), { exact: true })).toBeVisible();
  await expect(sheet.pane(3, total).getByRole("button", { name: t("sheet.actions.adjourned") })).toBeVisible();
  await keys("Digit7", "KeyA", "KeyW", "KeyE", date.digit, "Enter");
  await expect.poll(async () => (await sheet.matter(7)).outcome?.reason).toBe("weather");

  const chosen = (await sheet.matters()).filter(({ outcome }) => outcome !== null);
  expect(chosen.map(({ serial }) => serial)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect((await sheet.matter(3)).outcome?.kind).toBe("held-attendance");
  const file = await server.cases.file.query({ courtId, caseId: before[0]!.caseId });
  expect(file.nextDay).toBe(date.day);
});

test("a past day is finished from paper: entered later, carried over, printed and ended", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader.south");
  const { id: courtId, code } = await courtOf(server, "south-adj-10");
  const { withoutOutcome } = await server.calendar.week.query({ courtId, from: null, weeks: 8 });
  const left = withoutOutcome.find(({ matters }) => matters >= 2);
  if (!left) throw new Error("the demo has no past day with two matters left");
  const sheet = new Sheet({ page, t, server, courtId, code, day: left.day });
  const open = (await sheet.matters()).filter(({ outcome }) => outcome === null);
  const { serial } = open[0]!;
  const [date] = await sheet.roomyDates();

  await page.goto(`/${code}/week`);
  const dayName = dayWords(left.day, "en", "short");
  await page.getByRole("link", { name: t("calendar.week.noOutcome", { matters: left.matters, day: dayName }) }).click();
  await expect(page.getByText(t("sheet.past"))).toBeVisible();
  const keys = latinKeys(page);
  const total = (await sheet.matters()).length;
  await expect(sheet.pane(serial, total)).toBeVisible();
  await keys("KeyA", "Digit1", date!.digit, "Enter");
  await expect
    .poll(async () => (await sheet.matter(serial)).outcome)
    .toMatchObject({ kind: "adjourned", isEnteredLater: true });

  await page.getByRole("link", { name: t("sheet.endDay") }).click();
  const n = open.length - 1;
  await expect(page.getByRole("heading", { name: t("sheet.end.noOutcome", { n }) })).toBeVisible();
  await page.getByLabel(t("sheet.end.withUncalled", { n })).check();
  const choice = { courtId, day: left.day, withUncalled: true };
  const { matters, placed } = await server.hearings.previewCarryOver.query(choice);
  expect(matters).toBeGreaterThanOrEqual(n);
  await page.getByRole("button", { name: t("sheet.end.carryDo", { n: matters }), exact: true }).click();
  await expect(page.getByText(t("sheet.end.carried", { placed: placed.length }))).toBeVisible();
  await expect.poll(async () => (await sheet.matters()).filter(({ outcome }) => outcome === null).length).toBe(0);

  for (const view of ["register", "diary", "slips", "cfms", "paper"] as const) {
    await page.getByRole("button", { name: t(`sheet.end.views.${view}`), exact: true }).click();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation").first()).toBeHidden();
    await expect(page.getByRole("button", { name: t("sheet.end.print"), exact: true })).toBeHidden();
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: "screen" });
  }
  const register = page.getByRole("button", { name: t("sheet.end.views.register"), exact: true });
  await register.click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(total + 1);

  await page.getByRole("button", { name: t("sheet.end.views.overview"), exact: true }).click();
  await page.getByRole("button", { name: t("sheet.end.endNow"), exact: true }).click();
  await expect(page.getByText(t("sheet.end.dayEnded"))).toBeVisible();
});

type Held = { page: Page; t: Words; server: Server; courtId: number; sheet: Sheet; total: number };

/** Names of a restricted matter are on the screen for as long as a key is held, and in the list never. */
async function showsWhileHeld({ page, t, server, courtId, sheet, total }: Held): Promise<void> {
  const restricted = (await sheet.matters()).find((one) => one.isRestricted && one.accusedTitle !== "");
  if (!restricted) throw new Error("the demo has no restricted matter on this day");
  const { serial, caseId } = restricted;
  // The names are behind the second lock until he says what he needs them for.
  await server.cases.openProtected.mutate({
    courtId,
    caseId,
    because: "process",
    words: null,
    key: crypto.randomUUID(),
  });
  const { accusedTitle } = await sheet.matter(serial);
  await latinKeys(page)(...[...String(serial)].map((digit) => `Digit${digit}`), "Enter");
  const pane = sheet.pane(serial, total);
  await expect(pane).toContainText(t("sheet.shaded"));
  await expect(page.locator("body")).not.toContainText(accusedTitle);
  await page.keyboard.down("v");
  await expect(pane).toContainText(accusedTitle);
  await expect(sheet.row(serial)).not.toContainText(accusedTitle);
  await page.keyboard.up("v");
  await expect(page.locator("body")).not.toContainText(accusedTitle);
  await latinKeys(page)("Digit8", "Enter");
  await expect(sheet.pane(8, total)).toBeVisible();
}
