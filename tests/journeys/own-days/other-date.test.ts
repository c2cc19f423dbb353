import { anotherDevice, courtOf, expect, like, test } from "../support/office.ts";
import { fitFaults } from "../support/shown-faults.ts";

const CODE = "east-adj-11";

test.use({ viewport: { width: 390, height: 844 } });

test("a prosecutor on his phone asks a court for another date and reads its answer", async ({
  page,
  t,
  enter,
  browser,
  baseURL,
}) => {
  const own = await enter("prosecutor");
  const office = await anotherDevice(browser, { username: "reader", language: "en", address: baseURL! });
  const { id: courtId } = await courtOf(office.server, CODE);
  const matters = await own.life.ownMatters.query();
  // The day that is furthest ahead: no other journey works on it.
  const { today, requests: before } = await own.presence.mine.query();
  const { absences: away } = await own.officials.mine.query();
  const days = matters.flatMap((one) => (one.courtId === courtId && one.nextDay ? [one.nextDay] : []));
  const day = days
    .filter((one) => one > today)
    .sort()
    .at(-1)!;

  await page.goto(`/${CODE}/matters`);
  await page.getByRole("link", { name: t("otherDates.leave.open") }).click();
  const [year, month, date] = day.split("-").map(Number);
  await page.getByLabel(t("otherDates.leave.from"), { exact: true }).fill(`${date}/${month}/${year}`);
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: t("otherDates.leave.add"), exact: true }).click();
  const entered = page.getByRole("region", { name: t("otherDates.leave.list") }).getByRole("listitem");
  await expect(entered).toHaveCount(away.length + 1);
  expect(await fitFaults(page)).toEqual([]);

  await page
    .getByRole("link", { name: t("otherDates.leave.back"), exact: true })
    .first()
    .click();
  await page
    .getByRole("button", { name: like(t("otherDates.clash.ask", { court: "@" })) })
    .last()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("otherDates.ask.words")).fill("On leave that day");
  expect(await fitFaults(page)).toEqual([]);
  await dialog.locator("button[type=submit]").click();
  const mine = page.getByRole("region", { name: t("otherDates.requests.title") });
  await expect(mine.getByText(t("otherDates.requests.standing.open")).first()).toBeVisible();

  await office.page.goto(`/${CODE}/planner`);
  const asked = office.page.getByRole("listitem").filter({ hasText: "On leave that day" }).first();
  await asked.getByRole("button", { name: t("otherDates.inbox.refuse") }).click();
  const refusal = office.page.getByRole("dialog");
  await refusal.getByRole("textbox").fill("Part heard that day");
  await refusal.getByRole("button", { name: t("otherDates.inbox.refuseGo"), exact: true }).click();
  await expect(refusal).toBeHidden();
  await office.context.close();

  await page.reload();
  await expect(mine.getByText("Part heard that day").first()).toBeVisible();
  expect(await fitFaults(page)).toEqual([]);
  // Nothing of it stays in the way of other journeys.
  const { absences } = await own.officials.mine.query();
  const { requests } = await own.presence.mine.query();
  const key = () => crypto.randomUUID();
  const isNewIn = (known: readonly { id: number }[]) => (one: { id: number }) => !known.some(({ id }) => id === one.id);
  for (const { id, version } of absences.filter(isNewIn(away)))
    await own.officials.removeMine.mutate({ id, version, key: key() });
  for (const { id, version, standing } of requests.filter(isNewIn(before)))
    if (standing === "open") await own.presence.takeBack.mutate({ courtId, id, version, key: key() });
});
