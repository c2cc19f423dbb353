import type { Page } from "@playwright/test";
import { expect, type Words } from "./office.ts";

/** In the file of a case that is open on its page: says what its names are needed for, where it asks. */
export async function openNames(page: Page, t: Words): Promise<void> {
  await expect(page.locator("article").getByRole("heading").first()).toBeVisible();
  const shaded = page.getByRole("region", { name: t("docket.shaded.title") });
  if (!(await shaded.isVisible())) return;
  await shaded.getByRole("button", { name: t("docket.shaded.reasons.process") }).click();
  await expect(shaded).toBeHidden();
  await page
    .getByRole("alert")
    .filter({ hasText: t("docket.shaded.opened") })
    .getByRole("button", { name: t("actions.close"), exact: true })
    .click();
}
