import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { turnInto } from "../support/devices.ts";
import { comingDays, courtOf, expect, like, type Server, test } from "../support/office.ts";
import { Sheet } from "../support/sheet.ts";
import { faultsOnBoth } from "../support/shown-faults.ts";

const CODE = "east-adj-4";

test("a matter is taken up on the day from the sheet, and all that remain are adjourned for one reason", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("admin");
  const { id: courtId, code } = await courtOf(server, CODE);
  const { day, isToday } = await roomyDay(server, courtId);
  const sheet = new Sheet({ page, t, server, courtId, code, day });
  const { rows } = await server.cases.search.query({ courtId, q: "" });
  const undated = rows.find(({ number, nextDay }) => number !== null && nextDay === null);
  if (!undated) throw new Error("the demo has no undated matter with a number");
  await sheet.open();

  await page.getByRole("button", { name: t(isToday ? "sheet.takeUp.open" : "sheet.takeUp.openComing") }).click();
  const taking = page.getByRole("dialog", { name: t(isToday ? "sheet.takeUp.title" : "sheet.takeUp.titleComing") });
  await taking.getByLabel(t("frame.search")).fill(undated.number!);
  await taking.getByRole("listitem").getByRole("button").filter({ hasText: undated.number! }).first().click();
  await expect(taking.getByText(undated.number!)).toBeVisible();
  const list = isToday ? t("docket.listMatter.doToday") : like(t("docket.listMatter.do", { day: "@" }));
  await taking.getByRole("button", { name: list }).click();
  await expect(taking).toBeHidden();
  await expect.poll(async () => (await sheet.matters()).some(({ caseId }) => caseId === undated.caseId)).toBe(true);

  await page.getByRole("button", { name: t("sheet.adjournAll") }).click();
  const all = page.getByRole("dialog", { name: t("sheet.adjournAllTitle") });
  await all.getByLabel(t("sheet.reason"), { exact: true }).selectOption({ label: t("terms.reasons.weather") });
  await all.getByLabel(t("sheet.overDays")).selectOption("8");
  const asked = { courtId, day, overDays: 8, overloadBecause: null, orderedBy: null };
  const { placed, unplaced, matters } = await server.hearings.previewAdjournRemaining.query(asked);
  expect(placed.length + unplaced.length).toBe(matters);
  expect(placed.length).toBeGreaterThan(0);
  await all.getByRole("button", { name: t("sheet.adjournAllDo", { n: placed.length }), exact: true }).click();
  await expect(all).toBeHidden();

  const after = new Map((await sheet.matters()).map((matter) => [matter.hearingId, matter.outcome]));
  for (const { hearingId, day: nextDay } of placed) {
    expect(after.get(hearingId)).toMatchObject({ kind: "adjourned", reason: "weather", nextDay });
  }
  expect([...after.values()].filter((outcome) => outcome === null)).toHaveLength(unplaced.length);
});

test("the copies of a posted list are fetched from the links of its page, by anybody", async ({
  page,
  request,
  browser,
  t,
  baseURL,
}) => {
  await page.goto("/lists");
  await page.getByRole("main").getByRole("article").first().getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("table").first()).toBeVisible();
  const rows = await page.getByRole("table").locator("tr.matter:not(.removed)").count();
  expect(rows).toBeGreaterThan(5);
  const copies = page.getByRole("group", { name: t("terms.list.downloads") });
  const fetched = async (name: string) => {
    const href = await copies.getByRole("link", { name, exact: true }).getAttribute("href");
    const answer = await request.get(href!);
    expect(answer.status(), name).toBe(200);
    return { answer, kind: answer.headers()["content-type"] ?? "" };
  };

  const csv = await fetched("CSV");
  expect(csv.kind).toContain("text/csv");
  expect((await csv.answer.text()).trim().split("\n").length).toBeGreaterThan(rows);
  const json = await fetched("JSON");
  expect(json.kind).toContain("application/json");
  const { blocks } = (await json.answer.json()) as { blocks: { groups: { rows: unknown[] }[] }[] };
  expect(blocks.flatMap(({ groups }) => groups.flatMap((group) => group.rows))).toHaveLength(rows);
  const pdf = await fetched("PDF");
  expect(pdf.kind).toContain("application/pdf");
  expect((await pdf.answer.body()).subarray(0, 5).toString()).toBe("%PDF-");

  const plain = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true });
  const visitor = await plain.newPage();
  await visitor.goto(`${baseURL}${new URL(page.url()).pathname}?lang=ur`);
  await expect(visitor.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(visitor).toHaveTitle(/[\u0600-\u06ff]/);
  await plain.close();
});

test("somebody new replaces the password of the slip, changes it again, and only the newest one opens the door", async ({
  page,
  t,
  enter,
  context,
  complaints,
}) => {
  // The old password is refused, on purpose.
  complaints.expect(/status of 401/);
  const server = await enter("admin");
  const { id: courtId, code } = await courtOf(server, CODE);
  const username = `fresh${Date.now() % 1_000_000}`;
  const added = { name: "Naya Reader", role: "clerk" as const, courtId, username };
  const { password } = await server.staff.add.mutate({ ...added, key: crypto.randomUUID() });
  const [first, chosen] = ["pehla-chiragh-5", "nau-lakh-chiragh-7"] as const;
  await context.clearCookies({ name: "peshi" });
  const signIn = async (secret: string) => {
    await page.goto("/sign-in");
    await page.getByLabel(t("signIn.username")).fill(username);
    await page.getByLabel(t("signIn.password"), { exact: true }).fill(secret);
    await page.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
  };

  const change = async (current: string, fresh: string) => {
    const account = page.getByRole("main");
    await account.getByLabel(t("account.current"), { exact: true }).fill(current);
    await account.getByLabel(t("account.fresh"), { exact: true }).fill(fresh);
    await account.getByLabel(t("account.again"), { exact: true }).fill(fresh);
    await account.getByRole("button", { name: t("frame.changePassword") }).click();
  };

  await signIn(password);
  await expect(page.getByText(t("account.due"))).toBeVisible();
  // What is typed before the page has woken is typed to nobody.
  const now = page.getByRole("main").getByLabel(t("account.current"), { exact: true });
  await expect
    .poll(() => now.evaluate((field) => Object.keys(field).some((name) => name.startsWith("__react"))))
    .toBe(true);
  await change(password, first);
  await expect(page.getByRole("heading", { name: t("calendar.week.title") })).toBeVisible();
  await page.getByRole("button", { name: t("frame.account") }).click();
  await page.getByRole("menuitem", { name: t("account.title") }).click();
  await change(first, chosen);
  await expect(page.getByText(t("account.done"))).toBeVisible();

  await context.clearCookies({ name: "peshi" });
  await signIn(first);
  await expect(page.getByText(t("signIn.wrong"))).toBeVisible();
  await signIn(chosen);
  await expect(page).toHaveURL(`/${code}/week`);
});

test("the file beside the docket has its close button in view", async ({ page, t, enter }) => {
  const server = await enter("admin");
  const { id: courtId, code } = await courtOf(server, CODE);
  const { rows } = await server.cases.search.query({ courtId, q: "" });
  await page.goto(`/${code}/docket?case=${rows[0]!.caseId}`);
  const file = page.getByRole("complementary").filter({ hasText: t("docket.file.next") });
  await expect(file.getByRole("button", { name: t("docket.listMatter.open") })).toBeInViewport({ ratio: 1 });
  await expect(file.getByRole("button", { name: t("docket.file.close"), exact: true })).toBeInViewport({ ratio: 1 });
});

test.describe("in Urdu", () => {
  test.use({ language: "ur" });

  test("what opens over a screen is accessible in Urdu too, light and dark, and fits phone and desk", async ({
    page,
    enter,
    t,
  }, testInfo) => {
    testInfo.setTimeout(240_000);
    const server = await enter("admin");
    const { id: courtId } = await courtOf(server, CODE);
    const { day, isToday } = await roomyDay(server, courtId);
    const opened: [path: string, button: string | RegExp][] = [
      ["docket", t("docket.register")],
      [`day/${day}`, t(isToday ? "sheet.takeUp.open" : "sheet.takeUp.openComing")],
      ["planner", like(t("planner.publish.button", { day: "@" }))],
    ];
    const found: string[] = [];
    for (const [path, button] of opened) {
      await turnInto(page, "phone");
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(`/${CODE}/${path}`);
      await page.getByRole("button", { name: button }).first().click();
      const dialog = page.getByRole("dialog");
      await expect(dialog).toBeVisible();
      await expect(dialog.locator(".mantine-Loader-root")).toHaveCount(0);
      await expect(page).toHaveTitle(/[\u0600-\u06ff]/);
      found.push(...(await faultsOnBoth(page, "phone")).map((fault) => `${path}, opened: ${fault}`));
    }
    expect(found).toEqual([]);
  });
});

/** The coming hearing day with the most room. */
async function roomyDay(server: Server, courtId: number): Promise<{ day: CourtDay; isToday: boolean }> {
  const coming = await comingDays(server, courtId);
  const { days, today } = await server.calendar.week.query({ courtId, from: null, weeks: 12 });
  const room = (day: CourtDay) => {
    const found = days.find((one) => one.day === day);
    return found && found.listedMatters > 1 ? found.planMinutes - found.listedMinutes : -1;
  };
  const day = coming.toSorted((one, other) => room(other) - room(one))[0];
  if (!day || room(day) < 60) throw new Error("the demo has no coming day with matters and room");
  return { day, isToday: day === today };
}
