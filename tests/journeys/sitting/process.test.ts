import type { Page } from "@playwright/test";
import { addDays, type CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../server/rules/calendar/day-words.ts";
import { officeNumber } from "../../../server/rules/case/case-label.ts";
import { latinKeys } from "../support/keyboard.ts";
import { comingDays, courtOf, expect, type Server, test } from "../support/office.ts";
import { Sheet } from "../support/sheet.ts";

type Where = { courtId: number; day: CourtDay };

test("a date is given, its process accepted with one key, printed, served, checked, and recalled when the case is over", async ({
  page,
  t,
  enter,
}, testInfo) => {
  testInfo.setTimeout(240_000);
  const server = await enter("reader");
  const { id: courtId, code } = await courtOf(server, "east-adj-11");
  const { day, matter } = await newTrial(server, courtId);
  const sheet = new Sheet({ page, t, server, courtId, code, day });
  const total = (await sheet.matters()).length;
  const [date] = await sheet.roomyDates();
  const keys = latinKeys(page);
  const number = officeNumber(matter);
  await sheet.open();

  // Four keys for the adjournment, as ever, and one more for everything that must go out.
  await keys(...[...String(matter.serial)].map((digit) => `Digit${digit}`), "Enter");
  await expect(sheet.pane(matter.serial, total)).toBeVisible();
  await keys("KeyA", "Digit3", date!.digit, "Enter");
  const offer = page.getByRole("region", { name: t("process.offer.label") });
  // Its first date waits there already: it was given by hand for this very day.
  await expect(offer).toContainText(t("process.offer.line", { number, day: dayWords(date!.day, "en", "short") }));
  await expect(offer).toContainText(t("process.kinds.production-order"));
  const next = { courtId, day: date!.day };
  const wanted = (await processOf(server, next, matter.caseId)).proposals;
  expect(wanted.length).toBeGreaterThan(2);
  await keys("KeyY");
  await expect(offer).toContainText(t("process.offer.accepted", { number, n: wanted.length }));
  const { items, proposals } = await processOf(server, next, matter.caseId);
  expect(proposals).toEqual([]);
  expect(items.map(({ state }) => state)).toEqual(wanted.map(() => "to-issue"));

  // What was accepted is taken back in its turn, and accepted again.
  await keys("KeyZ");
  await expect.poll(async () => (await processOf(server, next, matter.caseId)).items.length).toBe(0);
  await expect(offer).toContainText(t("process.offer.line", { number, day: dayWords(date!.day, "en", "short") }));

  // With the outcome goes what was offered for its date, and the key that accepts it.
  await keys("Digit1", "Enter");
  await expect(sheet.pane(1, total)).toBeVisible();
  await keys("KeyZ");
  await expect(sheet.pane(matter.serial, total)).toBeVisible();
  const offeredLine = t("process.offer.line", { number, day: dayWords(date!.day, "en", "short") });
  await expect(page.getByText(offeredLine)).toHaveCount(0);
  await keys("KeyY");
  await sheet.expectSaid(t("process.offer.nothingJust"));
  await keys("KeyA", "Digit3", date!.digit, "Enter");
  await expect(offer).toContainText(offeredLine);
  await keys("KeyY");
  await expect.poll(async () => (await processOf(server, next, matter.caseId)).items.length).toBe(wanted.length);

  const listedAgain = await processOf(server, next, matter.caseId);
  const mine = listedAgain.items;
  const key = () => crypto.randomUUID();
  await server.process.mark.mutate({ courtId, ids: mine.map(({ id }) => id), to: "issued", key: key() });
  const order = mine.find(({ kind }) => kind === "production-order")!;
  const summons = mine.find(({ kind, to }) => kind === "summons" && to?.role === "witness")!;

  // Production orders by jail: the sheet of the jail, then a paper for each prisoner.
  await page.goto(`/${code}/process?day=${date!.day}&view=jails`);
  await expect(page.getByRole("table").first()).toContainText(number);
  await asPrinted(page, async () => {
    await expect(page.locator(`[data-process="${order.id}"]`)).toContainText(order.to!.name);
    await expect(page.getByRole("navigation").first()).toBeHidden();
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
  });

  // One summons, from its row: the only paper, with day, hour, room and whom it is for, and nothing of the charge.
  await page.getByRole("button", { name: t("process.day.views.matters") }).click();
  const row = (id: number) =>
    page.locator("tr:has(td)").filter({ hasText: mine.find((one) => one.id === id)!.to!.name });
  await row(summons.id)
    .getByRole("button", { name: t("process.day.paper") })
    .click();
  const paper = page.getByRole("region", { name: t("process.forms.headings.summons-witness") });
  await expect(page.locator("[data-process]")).toHaveCount(1);
  await asPrinted(page, async () => {
    for (const said of [number, summons.to!.name, listedAgain.reportingTime, t("process.forms.seal")])
      await expect(paper).toContainText(said);
    await expect(paper).not.toContainText("PECA");
    await expect(page.getByRole("button", { name: t("process.forms.showAll") })).toBeHidden();
    expect(await sheetsOf(page)).toBe(1);
  });
  await page.getByRole("button", { name: t("frame.urdu"), exact: true }).click();
  await expect(page.locator("[data-process]")).toContainText("سمن بنام گواہ");
  await asPrinted(page, async () => expect(await sheetsOf(page)).toBe(1));
  await page.getByRole("button", { name: t("frame.english"), exact: true }).click();

  // One is served, one comes back; the check shows the rest.
  await page.getByRole("button", { name: t("process.day.views.matters") }).click();
  await row(order.id)
    .getByRole("button", { name: t("process.day.served"), exact: true })
    .click();
  await expect(row(order.id)).toContainText(t("process.states.served"));
  await row(summons.id)
    .getByRole("button", { name: t("process.day.unserved"), exact: true })
    .click();
  await row(summons.id)
    .getByRole("button", { name: t("process.day.returned"), exact: true })
    .click();
  await expect(row(summons.id)).toContainText(t("process.states.returned"));
  await page.getByRole("button", { name: t("process.day.views.check") }).click();
  const wanting = page.getByRole("table").getByRole("row").filter({ hasText: number });
  await expect(wanting).toHaveCount(mine.length - 1);
  await expect(wanting.filter({ hasText: t("process.check.gaps.unserved") })).toHaveCount(1);
  await expect(wanting.filter({ hasText: t("process.check.gaps.no-report") })).toHaveCount(mine.length - 2);

  // The case ends: what is out is recalled on paper, and waits in the check until it was sent.
  const there = new Sheet({ page, t, server, courtId, code, day: date!.day });
  await there.open();
  const listed = (await there.matters()).find(({ caseId }) => caseId === matter.caseId)!;
  await keys(...[...String(listed.serial)].map((digit) => `Digit${digit}`), "Enter", "KeyD", "Digit9", "Enter");
  await expect.poll(async () => (await there.matter(listed.serial)).outcome?.kind).toBe("disposed");
  const owed = async () =>
    (await server.process.check.query({ courtId })).recalls
      .flatMap(({ processIds }) => processIds)
      .filter((id) => mine.some((one) => one.id === id)).length;
  const owedAtFirst = await owed();
  expect(owedAtFirst).toBeGreaterThan(1);

  await page.goto(`/${code}/process?day=${date!.day}&view=recalls`);
  const recalls = page.getByRole("region", { name: t("process.day.views.recalls") });
  const line = recalls.getByRole("listitem").filter({ hasText: number }).filter({ hasText: order.to!.name });
  await expect(line).toContainText(t("process.day.needsRecall"));
  await asPrinted(page, async () => {
    await expect(page.getByRole("table").getByRole("row").filter({ hasText: number }).first()).toBeVisible();
    await expect(recalls).toBeHidden();
  });
  await line.getByRole("button", { name: t("process.recall.sent") }).click();
  const dialog = page.getByRole("dialog", { name: t("process.recall.sentTitle") });
  await dialog.getByLabel(t("process.recall.sentBy")).fill("Bailiff Rahim");
  await dialog.getByRole("button", { name: t("process.recall.save") }).click();
  await expect(line).toContainText("Bailiff Rahim");
  expect(await owed()).toBe(owedAtFirst - 1);
  await line.getByRole("button", { name: t("process.recall.acknowledged") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("process.recall.save") })
    .click();
  await expect(line.getByRole("button")).toHaveCount(0);
  await page.getByRole("button", { name: t("actions.undo") }).click();
  await expect(line.getByRole("button", { name: t("process.recall.acknowledged") })).toBeVisible();
});

test("a date given in the case file offers what must go out for it, and the clerk leaves some of it", async ({
  page,
  t,
  enter,
}) => {
  const server = await enter("reader");
  const { id: courtId, code } = await courtOf(server, "east-adj-11");
  const { matter } = await newTrial(server, courtId);
  await page.goto(`/${code}/cases/${matter.caseId}`);
  await page.getByRole("button", { name: t("docket.listMatter.open") }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel(t("sheet.columns.purpose"), { exact: true })
    .selectOption({ label: t("terms.purposes.statement-of-accused") });
  await dialog.locator("button[type=submit]").click();
  await expect(dialog.getByRole("heading", { name: t("process.offer.label") })).toBeVisible();
  await dialog.getByRole("button", { name: t("process.offer.accept", { n: 1 }) }).click();
  await dialog.getByRole("button", { name: t("actions.undo") }).click();
  await dialog.getByRole("button", { name: t("process.offer.accept", { n: 1 }) }).click();
  await dialog
    .getByRole("button", { name: t("actions.close"), exact: true })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  const file = await server.cases.file.query({ courtId, caseId: matter.caseId });
  expect(file.nextDay).not.toBeNull();
});

/** A trial of its own with the accused in jail, a complainant and two witnesses to be heard, on a coming day. */
async function newTrial(server: Server, courtId: number) {
  const [, day] = await comingDays(server, courtId);
  if (!day) throw new Error("the court has no second hearing day");
  const key = () => crypto.randomUUID();
  const serial = 7000 + Math.floor((Date.now() / 1000) % 900_000);
  const offenceDay = addDays(day, -400);
  const entry = {
    ...{ number: `Special Case ${serial}/2025`, fir: "", station: "", cfmsCode: "", sections: "20 PECA" },
    ...{ unreadSections: [], accused: [`Mulzim Farzi ${serial}`], otherAccused: null, counsel: [], prosecutor: "" },
    ...{ complainants: [`Muddai Farzi ${serial}`], investigatingOfficer: "", hasMinor: false, orderedRestricted: null },
    ...{ stage: "prosecution-evidence" as const, custody: "in" as const, custodySince: addDays(day, -60) },
    ...{ institutionDay: addDays(day, -300), offenceDay, firDay: null, challanDay: null, priorDay: null, remarks: "" },
  };
  const first = { purpose: "evidence" as const, day, overloadBecause: "journey", orderedBy: "Judge (demo)" };
  const { caseId } = await server.desk.register.mutate({ courtId, entry, first, key: key() });
  for (const letter of ["A", "B"]) {
    const person = { nameUr: null, nameSd: null, alias: null, sex: null, birthDay: null, agency: null };
    const inCase = { role: "witness" as const, testimony: "pending" as const, isForDefence: false, isHostile: false };
    await server.people.add.mutate({
      ...{ courtId, caseId, contact: { cnic: null, phone: null }, key: key() },
      person: { ...person, name: `Gawah Farzi ${letter} ${serial}`, isProtected: false },
      inCase: { ...inCase, standsForId: null, note: null },
    });
  }
  const { matters } = await server.hearings.daySheet.query({ courtId, day });
  return { day, matter: matters.find((one) => one.caseId === caseId)! };
}

async function processOf(server: Server, { courtId, day }: Where, caseId: number) {
  const { matters } = await server.process.ofDay.query({ courtId, day });
  const matter = matters.find((one) => one.caseId === caseId && one.day === day);
  if (!matter) throw new Error("the case is not listed on this day");
  return matter;
}

async function asPrinted(page: Page, look: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await look();
  await page.emulateMedia({ media: "screen" });
}

/** How many sheets of A4 the screen prints on. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
