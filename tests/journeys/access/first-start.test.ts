import { terms } from "../../../server/wording/terms.en.ts";
import { CourtServer } from "../support/court-server.ts";
import { latinKeys } from "../support/keyboard.ts";
import { comingDays, courtOf, expect, like, serverOf, test } from "../support/office.ts";
import { RegisterDesk, registerFile } from "../support/register-desk.ts";
import { answerSetup, chooseOwnCourt } from "../support/set-up.ts";
import { Sheet } from "../support/sheet.ts";
import { shownFaults } from "../support/shown-faults.ts";

let court: CourtServer;

test.beforeAll(async () => {
  court = await CourtServer.make();
});
test.afterAll(async () => {
  await court.stop();
});

test("from an empty machine to a posted list, and outcomes outlive a killed server", async ({
  page,
  context,
  request,
  t,
  complaints,
}, testInfo) => {
  testInfo.setTimeout(300_000);
  // The first screen answers 503 while it works and takes no outcomes (403); a link that was used answers 404; the
  // server is killed on purpose.
  complaints.expect(/status of (403|404|503)/, /ERR_(CONNECTION|EMPTY|INCOMPLETE)/, /Failed to fetch/);
  const began = performance.now();
  const link = await chooseOwnCourt(page, t, court);
  await page.goto(`${link}x`);
  await expect(page.getByRole("heading", { name: t("calendar.setup.wrongTitle") })).toBeVisible();
  await page.goto(link);
  expect(await shownFaults(page)).toEqual([]);
  await answerSetup(page, t);
  await expect(page.getByRole("heading", { name: t("calendar.week.firstTitle") })).toBeVisible();
  const code = new URL(page.url()).pathname.split("/")[1]!;
  const used = await page.goto(link);
  expect(used?.status()).toBe(404);

  const { cookies } = await context.storageState();
  const server = serverOf(
    court.address,
    cookies.filter(({ name }) => name === "peshi"),
  );
  const { id: courtId } = await courtOf(server, code);
  const desk = new RegisterDesk(page, t);
  await page.goto(`${court.address}/${code}/week`);
  await page.getByRole("link", { name: t("calendar.week.firstImport") }).click();
  await desk.bring(registerFile("english.csv"));
  await desk.sayDayFirst();
  await desk.commit((await desk.figures()).new);

  await page.getByRole("link", { name: t("imports.done.planner") }).click();
  await page.getByRole("button", { name: t("planner.planNext", { n: 4 }) }).click();
  await expect(page.getByText(like(t("planner.plannedOn", { when: "@" })))).toBeVisible();
  await page.getByRole("button", { name: like(t("planner.publish.button", { day: "@" })) }).click();
  const dialog = page.getByRole("dialog", { name: t("planner.publish.title") });
  await dialog.getByRole("button", { name: like(t("planner.publish.submit", { n: 1, day: "@" })) }).click();
  await expect(dialog).toBeHidden();

  const days = await comingDays(server, courtId);
  const { days: board } = await server.planner.board.query({ courtId, weeks: 6, trayLimit: 1 });
  const day = board.find(({ posted }) => posted)?.day;
  if (!day) throw new Error("nothing hangs after publishing");
  expect(days).toContain(day);
  const list = await (await request.get(`${court.address}/lists/${code}/${day}`)).text();
  const matters = board.find((one) => one.day === day)!.matters;
  expect(matters.length).toBeGreaterThan(1);
  // Known by its FIR only, a restricted matter hangs under a number of the court's own.
  const numbered = matters.filter(({ number }) => !number.startsWith("FIR"));
  for (const { number } of numbered) expect(list.replace(/<[^>]+>/g, "")).toContain(number);
  await expectRestrictedWithheld(list, matters);
  console.info(`from an empty machine to a posted list in ${Math.round((performance.now() - began) / 1000)} s`);

  const sheet = new Sheet({ page, t, server, courtId, code, day, address: court.address });
  await sheet.open();
  const total = matters.length;
  await expect(sheet.pane(1, total)).toBeVisible();
  await court.kill();
  await latinKeys(page)("KeyN", "Enter");
  await expect(page.getByText(t("sheet.waiting", { n: 1 }))).toBeVisible();
  await court.start();
  // While it starts, the first screen holds the port and answers no question of the office.
  const stored = () =>
    sheet.matter(1).then(
      ({ outcome }) => outcome?.kind,
      () => "no answer yet",
    );
  await expect.poll(stored, { timeout: 60_000 }).toBe("not-reached");
  await expect(page.getByText(t("sheet.waiting", { n: 1 }))).toBeHidden();
});

type Listed = { number: string; isRestricted: boolean };

/** A restricted matter hangs as number and time only: nothing that the register said of it. */
async function expectRestrictedWithheld(list: string, matters: readonly Listed[]): Promise<void> {
  const restricted = matters.filter(({ isRestricted }) => isRestricted);
  expect(restricted.length).toBeGreaterThan(0);
  const rows = list.split('<tr role="row"').filter((row) => row.includes(terms.list.withheld));
  expect(rows).toHaveLength(restricted.length);
  for (const row of rows) {
    const words = row.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(words).not.toMatch(/FIR|PECA|Khayali|Bekar|Namuna/);
    expect(words).toContain(terms.list.hearing);
  }
}
