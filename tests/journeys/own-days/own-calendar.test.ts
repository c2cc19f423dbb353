import { expect, test } from "../support/office.ts";
import { fitFaults, shownFaults } from "../support/shown-faults.ts";

const CODE = "east-adj-11";

test("a prosecutor gives his own calendar his dates, and ends the address", async ({ page, t, enter, request }) => {
  await enter("prosecutor");
  await page.goto(`/${CODE}/matters`);
  await page.getByRole("textbox", { name: t("settlement.matters.search") }).waitFor();
  await page.getByRole("button", { name: t("feeds.open") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: t("feeds.make") }).click();
  const address = await dialog.getByLabel(t("feeds.made")).inputValue();
  expect(await shownFaults(page)).toEqual([]);
  const first = await request.get(address);
  expect(first.headers()["content-type"]).toContain("text/calendar");
  const etag = first.headers().etag!;
  expect((await request.get(address, { headers: { "if-none-match": etag } })).status()).toBe(304);
  await dialog.getByRole("button", { name: t("feeds.end") }).click();
  await dialog
    .getByRole("alert")
    .getByRole("button", { name: t("feeds.end") })
    .click();
  await expect(dialog.getByRole("button", { name: t("feeds.make") })).toBeVisible();
  expect((await request.get(address)).status()).toBe(404);
});

test.describe("on a phone in Urdu", () => {
  test.use({ language: "ur", viewport: { width: 390, height: 844 } });

  test("anybody asks for the next date of a number without a script, and the address tells nobody which", async ({
    page,
    t,
  }) => {
    await page.goto("/?lang=ur");
    expect(await fitFaults(page)).toEqual([]);
    await page.getByLabel(t("planner.posted.finder.number")).fill("99999/2024");
    await page.getByRole("button", { name: t("planner.posted.finder.ask") }).click();
    await expect(page.getByRole("status")).toHaveText(t("planner.posted.finder.askAtCourt"));
    expect(page.url()).not.toContain("99999");
    expect(await fitFaults(page)).toEqual([]);
  });
});
