import { anotherDevice, courtOf, expect, like, test } from "./office.ts";
import { fitFaults } from "./shown-faults.ts";

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
  // What another journey answered or left does not matter: leave on a day of his makes a clash of its own.
  const { today, clashes } = await own.presence.mine.query();
  const matters = await own.life.ownMatters.query();
  const asked = new Set(
    clashes.flatMap(({ one, other }) => [one, ...(other ? [other] : [])].map(({ block }) => block)),
  );
  expect(asked.size).toBeGreaterThanOrEqual(0);
  const day = matters
    .flatMap((one) => (one.courtId === courtId && one.nextDay! > today ? [one.nextDay!] : []))
    .sort()[0]!;

  await page.goto(`/${CODE}/matters`);
  await page.getByRole("link", { name: t("otherDates.leave.open") }).click();
  const [year, month, date] = day.split("-").map(Number);
  await page.getByLabel(t("otherDates.leave.from"), { exact: true }).fill(`${date}/${month}/${year}`);
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: t("otherDates.leave.add"), exact: true }).click();
  await expect(
    page
      .getByRole("region", { name: t("otherDates.leave.list") })
      .getByRole("listitem")
      .first(),
  ).toBeVisible();
  expect(await fitFaults(page)).toEqual([]);

  await page
    .getByRole("link", { name: t("otherDates.leave.back") })
    .first()
    .click();
  const banner = page.getByRole("region", { name: like(t("otherDates.clash.title", { n: 2 }).replace("2", "@")) });
  await banner
    .getByRole("button", { name: like(t("otherDates.clash.ask", { court: "@" })) })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("otherDates.ask.words")).fill("On leave that day");
  expect(await fitFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: like(t("otherDates.ask.send", { n: 2 }).replace("2", "@")) }).click();
  await expect(dialog).toBeHidden();
  const mine = page.getByRole("region", { name: t("otherDates.requests.title") });
  await expect(mine.getByText(t("otherDates.requests.standing.open")).first()).toBeVisible();
  await office.context.close();
});
