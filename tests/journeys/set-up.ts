import type { Page } from "@playwright/test";
import { expect, type Words } from "./office.ts";

export const ADMINISTRATOR = { username: "first.admin", password: "a-long-made-up-password" };

/** The first questions of a court, answered for Karachi East, ADJ-XI, which sits on Thursdays. */
export async function answerSetup(page: Page, t: Words): Promise<void> {
  const district = page.getByRole("combobox", { name: t("calendar.setup.choose") });
  await district.click();
  await district.fill("Karachi East");
  await page.getByRole("option", { name: "Karachi East" }).click();
  await page
    .getByRole("checkbox", { name: /XI, Karachi East/ })
    .first()
    .check();
  await expect(page.getByRole("list", { name: t("calendar.pattern.preview") })).toContainText(
    t("calendar.weekdays.d4"),
  );
  await page.getByLabel(t("calendar.setup.name"), { exact: true }).fill("Made Up");
  await page.getByLabel(t("calendar.setup.username"), { exact: true }).fill(ADMINISTRATOR.username);
  await page.getByLabel(t("calendar.setup.password"), { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByLabel(t("calendar.setup.passwordAgain"), { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: t("calendar.setup.start", { count: 1 }) }).click();
}
