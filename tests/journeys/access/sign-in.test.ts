import { DEMO_ACCOUNTS } from "../../../server/demo/demo-accounts.ts";
import { expect, like, test } from "../support/office.ts";

const reader = DEMO_ACCOUNTS[0]!;

test("a clerk signs in, sees the coming hearing days of her court, and signs out", async ({ page, t, context }) => {
  await page.goto("/");
  await page.getByRole("link", { name: t("planner.posted.staff") }).click();
  await page.waitForURL("/sign-in");
  await page.getByLabel(t("signIn.username")).fill(reader.username);
  await page.getByLabel(t("signIn.password"), { exact: true }).fill(reader.password);
  await page.getByRole("button", { name: t("signIn.submit"), exact: true }).click();

  await expect(page).toHaveURL(`/${reader.courtCode}/week`);
  await expect(page.getByRole("heading", { name: t("calendar.week.title") })).toBeVisible();
  const days = page.getByRole("list", { name: like(t("calendar.week.days", { from: "@", until: "@" })) });
  await expect(days.getByRole("listitem").first()).toContainText(
    like(t("calendar.week.matters", { listed: "@", plan: "@" })),
  );
  expect(await days.getByRole("listitem").count()).toBeGreaterThan(3);

  await page.getByRole("button", { name: t("frame.account") }).click();
  await page.getByRole("menuitem", { name: t("frame.signOut") }).click();
  await expect(page).toHaveURL("/sign-in");
  const { cookies } = await context.storageState();
  expect(cookies.filter(({ name, value }) => name === "peshi" && value !== "")).toEqual([]);

  // A page that was asked for before is there after it; what was searched for on it stands in no address.
  await page.goto(`/${reader.courtCode}/docket?q=somebody`);
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`/${reader.courtCode}/docket`)}`);
  await page.getByLabel(t("signIn.username")).fill(reader.username);
  await page.getByLabel(t("signIn.password"), { exact: true }).fill(reader.password);
  await page.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
  await expect(page).toHaveURL(`/${reader.courtCode}/docket`);
});

test("a wrong password is told in words, and nobody is let in", async ({ page, t, complaints }) => {
  complaints.expect(/status of 401/);
  await page.goto("/sign-in");
  await page.getByLabel(t("signIn.username")).fill(reader.username);
  await page.getByLabel(t("signIn.password"), { exact: true }).fill("not the password");
  await page.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
  await expect(page.getByText(t("signIn.wrong"))).toBeVisible();
  await expect(page).toHaveURL("/sign-in");
});

test("a field left empty is asked for in the words of the screen, until it is filled", async ({ page, t }) => {
  await page.goto("/sign-in");
  const field = page.getByLabel(t("signIn.username"));
  const asked = () => field.evaluate((one: HTMLInputElement) => one.validationMessage);
  await page.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
  await expect.poll(asked).toBe(t("actions.fieldEmpty"));
  await field.fill(reader.username);
  await expect.poll(asked).toBe("");
});

const OFFICE = ["week", "today", "planner", "docket", "import", "settings", "cases/1", "day/2026-12-03"];

test("nobody who is not signed in opens a page of the office or gets an answer from it", async ({ page, request }) => {
  for (const place of OFFICE) {
    await page.goto(`/${reader.courtCode}/${place}`);
    await expect(page).toHaveURL(/\/sign-in/);
  }
  const asked = { courtId: 1, q: "" };
  const answer = await request.get(`/api/trpc/cases.search?input=${encodeURIComponent(JSON.stringify(asked))}`);
  expect([401, 403]).toContain(answer.status());
  for (const door of [`exports/register?court=${reader.courtCode}`, `exports/lists?court=${reader.courtCode}`]) {
    expect((await request.get(`/api/${door}`)).status()).toBeGreaterThanOrEqual(400);
  }
});

test("one court's clerk does not open the pages of another court", async ({ page, enter, complaints }) => {
  complaints.expect(/status of 404/);
  await enter("reader.south");
  const answer = await page.goto(`/${reader.courtCode}/docket`);
  expect(answer?.status()).toBe(404);
});
