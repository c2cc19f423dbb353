import { courtOf, expect, test } from "../support/office.ts";

test("the three best days of a matter answer to the keys 1 to 3, and say so when the network is away", async ({
  page,
  t,
  enter,
  context,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  const server = await enter("reader");
  const { id: courtId, code } = await courtOf(server, "east-adj-11");
  const { rows } = await server.cases.search.query({ courtId, q: "" });
  const undated = rows.find(({ nextDay }) => nextDay === null);
  if (!undated) throw new Error("the demo has no undated matter");
  const { caseId } = undated;
  await page.goto(`/${code}/cases/${caseId}?give=date`);
  const dialog = page.getByRole("dialog", { name: t("docket.listMatter.title") });
  const best = dialog.getByRole("group", { name: t("lost.best.title") });
  const days = best.getByRole("button");
  await expect(days).toHaveCount(3);
  await expect(best).toContainText(t("lost.best.keys"));
  for (const figure of [2, 3, 1]) {
    await page.keyboard.press(`Digit${figure}`);
    await expect(days.nth(figure - 1)).toHaveAttribute("aria-pressed", "true");
  }
  await dialog.getByRole("button", { name: t("actions.back") }).click();
  await expect(dialog).toBeHidden();

  await page.goto(`/${code}/cases/${caseId}`);
  const open = page.getByRole("button", { name: t("docket.listMatter.open") });
  await expect(open).toBeVisible();
  await context.setOffline(true);
  await open.click();
  await expect(dialog.getByText(t("lost.best.offline"))).toBeVisible();
  await expect(dialog.getByLabel(t("docket.listMatter.other"), { exact: true })).toBeEditable();
  await context.setOffline(false);
  await expect(days).toHaveCount(3);
});
