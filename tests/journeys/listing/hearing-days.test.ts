import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { comingDays, courtOf, expect, like, test } from "../support/office.ts";

test("the sitting pattern is changed in plain words, with the next dates shown before it is saved", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("admin");
  const { id: courtId, code } = await courtOf(server, "east-adj-4");
  const before = await comingDays(server, courtId);
  await page.goto(`/${code}/settings?tab=days`);
  await page.getByRole("button", { name: t("calendar.pattern.add") }).click();
  const label = (text: string) => page.locator("label").getByText(text, { exact: true });
  await label(t("calendar.pattern.every.month")).click();
  await expect(page.getByRole("checkbox", { name: t("calendar.pattern.ordinals.n1"), exact: true })).toBeChecked();
  await label(t("calendar.weekdays.d6")).click();
  await label(t("calendar.weekdays.d4")).click();
  const preview = page.getByRole("list", { name: t("calendar.pattern.preview") });
  const saturday = new RegExp(t("calendar.weekdays.d6"));
  await expect(preview.getByRole("listitem").filter({ hasText: saturday }).first()).toBeVisible();
  expect(await preview.getByRole("listitem").count()).toBeGreaterThanOrEqual(12);

  await page.getByRole("button", { name: t("calendar.pattern.save") }).click();
  const notice = page.getByRole("alert").filter({ hasText: t("actions.saved") });
  await expect(notice).toBeVisible();
  const after = await comingDays(server, courtId);
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.filter((day) => !before.includes(day)).every((day) => new Date(`${day}T00:00Z`).getUTCDay() === 6)).toBe(
    true,
  );
  await notice.getByRole("button", { name: t("actions.undo") }).click();
  await expect(page.getByText(t("actions.undone"))).toBeVisible();
  expect(await comingDays(server, courtId)).toEqual(before);
});

test("a closure over listed matters shows what becomes of each, does it when told to, says who is told, and comes back whole", async ({
  page,
  t,
  enter,
  complaints,
}) => {
  // The question whether to take them off is an answer of the server with this status.
  complaints.expect(/status of 409/);
  const server = await enter("admin");
  const { id: courtId, code } = await courtOf(server, "east-adj-4");
  const day = (await comingDays(server, courtId))[1]!;
  const count = async () => (await server.hearings.daySheet.query({ courtId, day })).matters.length;
  const undated = async () => (await server.calendar.week.query({ courtId, from: null, weeks: 8 })).undated;
  const [matters, waiting] = [await count(), await undated()];
  expect(matters).toBeGreaterThan(0);

  await page.goto(`/${code}/settings?tab=closures`);
  await page.getByRole("button", { name: t("calendar.closures.declare"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t("calendar.closures.declareTitle") });
  await dialog
    .getByLabel(t("calendar.closures.from"), { exact: false })
    .first()
    .fill(day.split("-").reverse().join("/"));
  await dialog.getByLabel(t("calendar.closures.nameEn"), { exact: false }).first().fill("Local holiday by order");
  await dialog.getByRole("button", { name: t("calendar.closures.declareIt"), exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText(t("calendar.closures.hasMatters", { matters, days: 1 }));
  expect(await count()).toBe(matters);
  await expect(dialog.getByRole("status")).toHaveText(t("lost.sum", { n: matters, placed: matters, unplaced: 0 }));
  await expect(dialog.getByRole("row")).toHaveCount(matters + 1);
  expect(await count()).toBe(matters);
  await dialog.getByRole("button", { name: t("calendar.closures.sweep", { matters }) }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(t("calendar.closures.swept", { placed: matters, unplaced: 0 }))).toBeVisible();
  expect(await count()).toBe(0);
  expect(await undated()).toBe(waiting);
  expect(await comingDays(server, courtId)).not.toContain(day);

  await expect(
    page.getByRole("heading", { name: t("lost.told.title", { day: dayWords(day, "en", "long") }) }),
  ).toBeVisible();
  await expect(page.getByText(t("lost.told.because", { because: "Local holiday by order" }))).toBeVisible();
  await page.getByRole("button", { name: t("lost.told.undo") }).click();
  await expect(page.getByText(t("lost.told.undone"))).toBeVisible();
  expect(await count()).toBe(matters);
  expect(await undated()).toBe(waiting);
  expect(await comingDays(server, courtId)).toContain(day);
});

test("a tentative holiday is confirmed on the day the moon decided", async ({ page, t, enter }) => {
  const server = await enter("admin");
  const { id: courtId, code } = await courtOf(server, "east-adj-4");
  const settings = await server.calendar.settings.query({ courtId });
  const closure = settings.closures.find(
    ({ isConfirmed, withdrawnAt, mayChange, fromDay }) =>
      !isConfirmed && !withdrawnAt && mayChange && fromDay > settings.today,
  );
  if (!closure) throw new Error("the demo has no tentative closure ahead");
  await page.goto(`/${code}/settings?tab=closures`);
  const fromDay = dayWords(closure.fromDay, "en", "short");
  const row = page.getByRole("row").filter({ hasText: closure.nameEn }).filter({ hasText: fromDay });
  await expect(row).toContainText(t("calendar.marks.tentative"));
  await row.getByRole("button", { name: t("calendar.closures.confirm"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: like(t("calendar.closures.confirmTitle", { name: "@" })) });
  await expect(dialog.getByRole("radio").first()).toBeChecked();
  await dialog.getByRole("button", { name: t("calendar.closures.confirm"), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(t("calendar.marks.confirmed"));
  const found = (await server.calendar.settings.query({ courtId })).closures.find(({ id }) => id === closure.id);
  expect(found?.isConfirmed).toBe(true);
  await page
    .getByRole("alert")
    .getByRole("button", { name: t("actions.undo") })
    .click();
  await expect(row).toContainText(t("calendar.marks.tentative"));
});
