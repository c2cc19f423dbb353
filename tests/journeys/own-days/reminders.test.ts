import { randomUUID } from "node:crypto";
import { courtOf, expect, type Server, test } from "../support/office.ts";
import { fitFaults, shownFaults } from "../support/shown-faults.ts";

const CODE = "east-adj-11";

test("how somebody wants to be reached is agreed, shown as it would arrive, and stopped with one press", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader");
  const { id: courtId } = await courtOf(server, CODE);
  const { caseId, casePersonId, name } = await openComplainant(server, courtId);
  const cardNow = async () => {
    const { cards } = await server.reminders.cards.query({ courtId, caseId });
    return cards.find((one) => one.casePersonId === casePersonId);
  };
  await page.goto(`/${CODE}/cases/${caseId}`);
  const line = page.getByRole("listitem").filter({ hasText: name }).first();
  await expect(line).toContainText(t("reminders.card.none"));
  await line.getByRole("button", { name: t("reminders.card.make") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: t("reminders.levels.2") }).check();
  await dialog.getByRole("button", { name: t("reminders.card.addWay") }).click();
  await dialog.getByLabel(t("reminders.card.address.sms")).fill("0300 1234567");
  await dialog.getByRole("checkbox", { name: t("reminders.card.verified") }).check();
  const preview = dialog.getByRole("region", { name: t("reminders.card.preview") });
  // In Urdu, the usual language, with the number of the office that the demo has, in one row of figures.
  await expect(preview.getByRole("figure").first()).toContainText("02100000011");
  expect(await shownFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: t("reminders.card.save"), exact: true }).click();
  await expect(line).toContainText(t("reminders.levels.2"));
  expect(await cardNow()).toMatchObject({ level: 2, isPaused: false, routes: [{ channel: "sms", isVerified: true }] });

  await line.getByRole("button", { name: t("reminders.card.pause"), exact: true }).click();
  await expect(line).toContainText(t("reminders.card.paused"));
  expect(await cardNow()).toMatchObject({ isPaused: true });
  await page
    .getByRole("button", { name: t("actions.undo") })
    .last()
    .click();
  await expect.poll(async () => (await cardNow())?.isPaused).toBe(false);
});

test.describe("on a phone in Urdu", () => {
  test.use({ language: "ur", viewport: { width: 390, height: 844 } });

  test("the board of a coming day says who was reached, whom to call, and what was sent", async ({
    page,
    t,
    enter,
  }) => {
    const server = await enter("reader");
    const { id: courtId } = await courtOf(server, CODE);
    await expect
      .poll(async () => (await server.reminders.board.query({ courtId, day: null })).rows.length)
      .toBeGreaterThan(0);
    const { day, rows } = await server.reminders.board.query({ courtId, day: null });
    await page.goto(`/${CODE}/reminders?day=${day}`);
    await expect(page.getByRole("button", { name: `${t("reminders.views.people")} (${rows.length})` })).toBeVisible();
    expect([...(await shownFaults(page)), ...(await fitFaults(page))]).toEqual([]);
    await page
      .getByRole("button", { name: t("reminders.steps") })
      .first()
      .click();
    const planned = new RegExp(`${t("reminders.states.planned")}|${t("reminders.callStates.planned")}`);
    await expect(page.getByRole("dialog")).toContainText(planned);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: new RegExp(t("reminders.views.calls")) }).click();
    expect([...(await shownFaults(page)), ...(await fitFaults(page))]).toEqual([]);
  });
});

/** A complainant who is to be told of a coming day, with nothing agreed yet; her names are open for the day. */
async function openComplainant(server: Server, courtId: number) {
  const { days } = await server.reminders.board.query({ courtId, day: null });
  for (const day of days) {
    const { rows } = await server.reminders.board.query({ courtId, day });
    const found = rows.find(({ role, card }) => role === "complainant" && card === null);
    if (!found) continue;
    const { caseId, casePersonId } = found;
    const why = { because: "process", words: null, key: randomUUID() } as const;
    await server.cases.openProtected.mutate({ courtId, caseId, ...why });
    const { people } = await server.people.ofCase.query({ courtId, caseId });
    const { name } = people.find((one) => one.casePersonId === casePersonId)!;
    return { caseId, casePersonId, name };
  }
  throw new Error("the demo has no complainant with whom nothing is agreed");
}
