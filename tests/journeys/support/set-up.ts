import type { Page } from "@playwright/test";
import { oneTimeCode } from "../../support/one-time-code.ts";
import type { CourtServer } from "./court-server.ts";
import { expect, type Words } from "./office.ts";

export const ADMINISTRATOR = { username: "first.admin", password: "a-long-made-up-password" };

/** Chooses a court of one's own on the first screen; answers the link that the console prints, once the page under it is read. */
export async function chooseOwnCourt(page: Page, t: Words, court: CourtServer): Promise<string> {
  await court.start();
  await page.goto(court.address);
  await page.getByRole("button", { name: /Start our court/ }).click();
  const [link = ""] = await court.printed(/http:\/\/\S+\/setup\?token=\S+/);
  await expect(page).toHaveURL(`${court.address}/setup`);
  // Whoever opens another address before this one has loaded cuts it off.
  await expect(page.getByRole("heading", { name: t("calendar.setup.wrongTitle") })).toBeVisible();
  return link;
}

/**
 * The first questions of a court, answered for Karachi East, ADJ-XI, which sits on Thursdays, and the code of the first
 * administrator. Answers what the administrator's phone keeps of it; `now` is the instant of the court's clock.
 */
export async function answerSetup(page: Page, t: Words, now: () => number = Date.now): Promise<Phone> {
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
  return enrol(page, t, ADMINISTRATOR.password, now);
}

/** An authenticator: the secret in it, and the sheet of recovery codes beside it. */
export type Phone = { secret: string; recovery: string[]; code: () => string };

/** Sets up the code that the office asks for before anything else is open. */
export async function enrol(page: Page, t: Words, password: string, now: () => number = Date.now): Promise<Phone> {
  await expect(page.getByRole("heading", { name: t("access.enrol.title") })).toBeVisible();
  await page.getByLabel(t("access.enrol.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("access.enrol.begin"), exact: true }).click();
  await expect(page.getByRole("img", { name: t("access.enrol.picture") })).toBeVisible();
  const secret = ((await page.locator("[data-secret]").textContent()) ?? "").replace(/\s/g, "");
  const code = () => oneTimeCode(secret, { at: now() });
  await page.getByRole("textbox", { name: t("access.enrol.enter") }).fill(code());
  await page.getByRole("button", { name: t("access.enrol.confirm"), exact: true }).click();
  const sheet = page.getByRole("region", { name: t("access.enrol.sheet") });
  await expect(sheet.getByRole("listitem")).toHaveCount(10);
  const recovery = await sheet.getByRole("listitem").allTextContents();
  await sheet.getByLabel(t("access.enrol.kept")).check();
  await sheet.getByRole("button", { name: t("access.enrol.done"), exact: true }).click();
  return { secret, recovery, code };
}

/** Username and password on the page of the sign-in. */
export async function enterPassword(page: Page, t: Words, { username, password }: typeof ADMINISTRATOR): Promise<void> {
  await page.getByLabel(t("signIn.username")).fill(username);
  await page.getByLabel(t("signIn.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
}

/** The second step of a sign-in. */
export async function enterCode(page: Page, t: Words, code: string): Promise<void> {
  await page.getByLabel(t("access.code.field"), { exact: true }).fill(code);
  await page.getByRole("button", { name: t("access.code.submit"), exact: true }).click();
}
