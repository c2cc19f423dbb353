import { latinKeys } from "../support/keyboard.ts";
import { anotherDevice, comingDays, courtOf, expect, test } from "../support/office.ts";
import { Sheet } from "../support/sheet.ts";

test("two clerks on one list see each other's outcomes, and a conflict is asked about, never overwritten", async ({
  page,
  t,
  enter,
  browser,
  baseURL,
}) => {
  const server = await enter("reader");
  const { id: courtId, code } = await courtOf(server, "east-adj-11");
  const day = (await comingDays(server, courtId))[1]!;
  const sheet = new Sheet({ page, t, server, courtId, code, day });
  const total = (await sheet.matters()).length;
  if (total < 4) throw new Error("the demo has no second day with four matters");
  const second = await anotherDevice(browser, { username: "reader2", language: "en", address: baseURL! });
  const other = new Sheet({ page: second.page, t, server: second.server, courtId, code, day });
  const [mine, theirs] = [latinKeys(page), latinKeys(second.page)];
  await sheet.open();
  await other.open();

  await expect(sheet.pane(1, total)).toBeVisible();
  await mine("KeyN", "Enter");
  await expect(other.row(1)).toContainText(t("terms.outcomes.not-reached"));
  // What arrives from elsewhere does not move the clerk to another matter.
  await expect(other.pane(1, total)).toBeVisible();

  await second.context.setOffline(true);
  for (const serial of [2, 3]) {
    await theirs(`Digit${serial}`, "Enter");
    await expect(other.pane(serial, total)).toBeVisible();
    await theirs("KeyD", "Digit9", "Enter");
    await expect(other.row(serial)).toContainText(t("terms.outcomes.disposed"));
    await expect(sheet.pane(serial, total)).toBeVisible();
    await mine("KeyN", "Enter");
    await expect.poll(async () => (await sheet.matter(serial)).outcome?.kind).toBe("not-reached");
  }
  await expect(second.page.getByText(t("sheet.waiting", { n: 2 }))).toBeVisible();
  await second.context.setOffline(false);

  const asked = second.page.getByRole("dialog", { name: t("sheet.conflict.title", { serial: 2 }) });
  await expect(asked).toContainText(t("terms.outcomes.not-reached"));
  await expect(asked).toContainText(t("terms.outcomes.disposed"));
  await asked.getByRole("button", { name: t("sheet.conflict.keepTheirs") }).click();

  const again = second.page.getByRole("dialog", { name: t("sheet.conflict.title", { serial: 3 }) });
  await again.getByLabel(t("sheet.conflict.because")).fill("The judge disposed of it after lunch");
  await again.getByRole("button", { name: t("sheet.conflict.takeYours") }).click();
  await expect(again).toBeHidden();

  await expect.poll(async () => (await sheet.matter(3)).outcome?.kind).toBe("disposed");
  expect((await sheet.matter(3)).outcome?.isCorrection).toBe(true);
  expect((await sheet.matter(2)).outcome).toMatchObject({ kind: "not-reached", isCorrection: false });
  await expect(sheet.row(3)).toContainText(t("terms.outcomes.disposed"));
  await second.context.close();
});

test("an end entered without network that the case cannot come to is refused in words, kept, and goes once its stage is right", async ({
  page,
  context,
  t,
  enter,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/, /409/);
  const server = await enter("reader");
  const { id: courtId, code } = await courtOf(server, "east-adj-11");
  const { today } = await server.hearings.comingDay.query({ courtId });
  const day = (await comingDays(server, courtId))[2]!;
  const sheet = new Sheet({ page, t, server, courtId, code, day });
  const matters = await sheet.matters();
  const total = matters.length;
  const found = matters.find(({ stage, outcome }) => !outcome && stage === "prosecution-evidence");
  if (!found) throw new Error("the demo has no third day with a matter at the evidence");
  const { serial, caseId, stage } = found;
  const moveTo = async (to: "fir" | typeof stage) => {
    const { version } = await server.cases.file.query({ courtId, caseId });
    const step = { stage: to, day: today, order: "A slip of the register", isCorrection: true };
    await server.desk.moveStage.mutate({ courtId, caseId, version, ...step, key: crypto.randomUUID() });
  };
  const keys = latinKeys(page);
  await sheet.open();
  await keys(...[...String(serial)].map((digit) => `Digit${digit}`), "Enter");
  await expect(sheet.pane(serial, total)).toBeVisible();
  await context.setOffline(true);
  await keys("KeyD", "Digit1", "Enter");
  await expect(sheet.row(serial)).toContainText(t("sheet.marks.waiting"));
  await moveTo("fir");
  await context.setOffline(false);

  const asked = page.getByRole("dialog", { name: t("sheet.conflict.refused", { serial }) });
  const at = { stage: t("terms.stages.fir"), end: t("terms.disposals.acquitted") };
  await expect(asked).toContainText(t("errors.endAtStage", at));
  await expect(asked.getByRole("link", { name: t("sheet.conflict.file") })).toHaveAttribute(
    "href",
    `/${code}/cases/${caseId}`,
  );
  expect((await sheet.matter(serial)).outcome).toBeNull();
  await moveTo(stage);
  await asked.getByRole("button", { name: t("sheet.conflict.retry") }).click();
  await expect.poll(async () => (await sheet.matter(serial)).outcome?.disposal).toBe("acquitted");
});
